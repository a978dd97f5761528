package dev.parley.sandbox.flow;

import org.jspecify.annotations.Nullable;

/**
 * A message that a flow sends.
 *
 * @param from the number to send from; not used in a conversation
 * @param to the number to send to; not used in a conversation
 * @param mediaUrl the address of a media file; {@code null} for none
 * @param attributes JSON, for a conversation; {@code null} for none
 */
public record OutboundMessage(
        String body, String from, String to, @Nullable String mediaUrl, @Nullable String attributes) {}
