package dev.parley.token;

import java.time.Instant;

/**
 * A visitor's chat, as in its tokens: they can be renewed for some time after the first one.
 *
 * @param began when the first token was issued; whole seconds
 */
record Webchat(Identity identity, Instant began) {}
