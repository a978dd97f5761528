package dev.parley.sandbox.studio;

import dev.parley.protocol.FormParameters;
import dev.parley.sandbox.carrier.Carrier;
import dev.parley.sandbox.flow.OutboundMessage;
import dev.parley.sandbox.media.Downloads;
import dev.parley.sandbox.media.MediaError;
import dev.parley.sandbox.media.MediaItem;
import dev.parley.sandbox.resource.Messages;
import dev.parley.sandbox.rest.Actor;
import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.Form;
import dev.parley.sandbox.rest.Limits;
import dev.parley.sandbox.world.Conversation;
import dev.parley.sandbox.world.TextMessage;
import dev.parley.sandbox.world.World;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends messages of a flow to its contact. */
interface ContactChannel {
    /**
     * Sends a message.
     *
     * @param lost called if it was sent and did not arrive
     * @return what Studio records of it; fails if it cannot be sent
     */
    Future<Map<String, Object>> say(OutboundMessage message, Runnable lost);

    private static List<String> mediaUrls(OutboundMessage message) {
        String url = message.mediaUrl();
        if (url != null && !Form.isUrl(url)) {
            throw new ApiError(
                    400,
                    21620,
                    "media_url is \"" + ApiError.brief(url) + "\": expected http:// or https://, and a host.");
        }
        return url == null ? List.of() : List.of(url);
    }

    private static <T> Future<T> notFetched(Throwable failure) {
        return Future.failedFuture(
                failure instanceof MediaError mediaError
                        ? new ApiError(
                                400, mediaError.code(), "media_url cannot be fetched: " + mediaError.getMessage() + ".")
                        : failure);
    }

    /**
     * Sends to a conversation without webhooks, as a REST call does by default. Twilio's author of a flow's messages is
     * unconfirmed; here it is the flow's SID.
     */
    record ToConversation(Messages messages, Downloads downloads, Conversation conversation, String author)
            implements ContactChannel {
        @Override
        public Future<Map<String, Object>> say(OutboundMessage message, Runnable lost) {
            // Inside a future, so that a refusal fails the future.
            return Future.succeededFuture(message)
                    .map(ContactChannel::mediaUrls)
                    .compose(urls -> downloads.collect(urls, conversation.service.sid, author))
                    .recover(ContactChannel::notFetched)
                    .compose(media -> messages.say(Actor.SILENT_API, conversation, form(message, media)))
                    .map(sent -> Map.of(
                            "Sid", sent.sid,
                            "ConversationSid", conversation.sid,
                            "Author", sent.author,
                            "Body", sent.body));
        }

        private Form form(OutboundMessage message, List<MediaItem> media) {
            Map<String, @Nullable String> form = new HashMap<>();
            form.put("Author", author);
            form.put("Body", message.body());
            form.put("Attributes", message.attributes());
            form.put("MediaSid", media.isEmpty() ? null : media.get(0).sid());
            return new Form(FormParameters.of(form));
        }
    }

    /** Sends as a text message: done once the carrier has it. */
    record ToPhone(World world, Carrier carrier) implements ContactChannel {
        @Override
        public Future<Map<String, Object>> say(OutboundMessage message, Runnable lost) {
            return Future.succeededFuture(message).compose(checked -> {
                String to = Limits.address(checked.to(), 21211);
                List<String> mediaUrls = mediaUrls(checked);
                if (checked.body().isBlank() && mediaUrls.isEmpty()) {
                    throw ApiError.badParameter("Body is missing, and so is a media_url.");
                }
                Limits.checkBody(checked.body());
                String sid = world.sid(mediaUrls.isEmpty() ? "SM" : "MM");
                TextMessage text = TextMessage.outbound(sid, world.now(), checked.from(), to, checked.body(), null);
                Promise<Map<String, Object>> sent = Promise.promise();
                carrier.send(text, mediaUrls, text.sid, () -> progress(text, sent, lost));
                return sent.future();
            });
        }

        private static void progress(TextMessage text, Promise<Map<String, Object>> sent, Runnable lost) {
            if (text.errorCode == null) {
                sent.tryComplete(Map.of(
                        "Sid", text.sid,
                        "From", text.from,
                        "To", text.to,
                        "Body", text.body,
                        "NumMedia", Integer.toString(text.numMedia)));
            } else if (!sent.tryFail(text.status + ", error " + text.errorCode)) {
                lost.run();
            }
        }
    }
}
