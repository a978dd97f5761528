package dev.parley.sandbox.flow;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A widget's message before it is rendered. */
record MessageTemplate(Liquid body, Liquid from, Liquid to, Liquid mediaUrl, @Nullable Liquid attributes) {
    OutboundMessage in(Map<String, Object> context) {
        String url = mediaUrl.in(context).strip();
        return new OutboundMessage(
                body.in(context),
                from.in(context),
                to.in(context),
                url.isEmpty() ? null : url,
                attributes == null ? null : attributes.in(context));
    }
}
