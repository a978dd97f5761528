/**
 * The sandbox's page: its files, and a stream of events. {@link dev.parley.sandbox.page.PageClients} reads the state
 * when it has changed, and {@link dev.parley.sandbox.page.PageView} makes its JSON. Nothing here changes the state.
 *
 * <p>The page has no build step: the files in the folder of the same name under {@code resources} are served as they
 * are. Only the official SDK is fetched when Parley is built, and served if present.
 */
@NullMarked
package dev.parley.sandbox.page;

import org.jspecify.annotations.NullMarked;
