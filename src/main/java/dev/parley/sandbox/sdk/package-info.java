/**
 * The clients of the chat SDK: authorized by an access token, each is a {@link dev.parley.sandbox.sdk.SdkClient} on the
 * socket, and its requests become REST calls in {@link dev.parley.sandbox.sdk.SdkApi}, except for what REST does not
 * have.
 *
 * <p>Frames and the Sync protocol are in the packages below, {@link dev.parley.sandbox.twilsock} and
 * {@link dev.parley.sandbox.sync}; {@link dev.parley.sandbox.change.SyncProjection} shows changes to clients.
 */
@NullMarked
package dev.parley.sandbox.sdk;

import org.jspecify.annotations.NullMarked;
