/**
 * The chat SDK's clients: an access token lets them in, each is a {@link dev.parley.sandbox.sdk.SdkClient} on the socket,
 * and what they do becomes a REST call in {@link dev.parley.sandbox.sdk.SdkApi}, but for what REST does not have.
 *
 * <p>Frames and Sync's own words are spoken below, in {@link dev.parley.sandbox.twilsock} and
 * {@link dev.parley.sandbox.sync}; what clients see of changes, {@link dev.parley.sandbox.change.SyncProjection} shows them.
 */
@NullMarked
package dev.parley.sandbox.sdk;

import org.jspecify.annotations.NullMarked;
