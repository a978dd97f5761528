package dev.parley.sandbox.flow;

import org.jspecify.annotations.Nullable;

/**
 * What a flow says.
 *
 * @param from the number to send from; where a conversation hears it, of no use
 * @param to the number to send to; where a conversation hears it, of no use
 * @param mediaUrl where a picture or a file is that goes with it; {@code null} where there is none
 * @param attributes JSON, for a conversation; {@code null} where there are none
 */
public record OutboundMessage(
        String body, String from, String to, @Nullable String mediaUrl, @Nullable String attributes) {}
