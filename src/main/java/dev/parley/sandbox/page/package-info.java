/**
 * What a browser is given: the files of the sandbox's page, and a stream that tells it what happens.
 * {@link dev.parley.sandbox.page.PageClients} look at the world when it has changed, and
 * {@link dev.parley.sandbox.page.PageView} draws what they see. Nothing here changes anything.
 *
 * <p>The page has no build step: what lies in the folder of the same name under {@code resources} is what is served.
 * Only the official SDK is fetched when Parley is built, and is served if it was.
 */
@NullMarked
package dev.parley.sandbox.page;

import org.jspecify.annotations.NullMarked;
