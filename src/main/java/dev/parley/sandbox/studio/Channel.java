package dev.parley.sandbox.studio;

import dev.parley.door.Fields;
import dev.parley.sandbox.carrier.Carrier;
import dev.parley.sandbox.flow.Saying;
import dev.parley.sandbox.resource.Messages;
import dev.parley.sandbox.rest.Cause;
import dev.parley.sandbox.rest.Form;
import dev.parley.sandbox.rest.Limits;
import dev.parley.sandbox.rest.Refusal;
import dev.parley.sandbox.world.Conversation;
import dev.parley.sandbox.world.TextMessage;
import dev.parley.sandbox.world.World;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How what a flow says reaches its contact. */
interface Channel {
    /**
     * Says it.
     *
     * @param lost told if it was sent and did not arrive
     * @return what Studio keeps of it; fails if it cannot be sent
     */
    Future<Map<String, Object>> say(Saying saying, Runnable lost);

    /**
     * Into a conversation, silently, as REST calls are that ask for no webhooks. Whom Twilio names as the author of a flow's
     * messages is unconfirmed; here it is the flow's SID.
     */
    record ToConversation(Messages messages, Conversation conversation, String author) implements Channel {
        @Override
        public Future<Map<String, Object>> say(Saying saying, Runnable lost) {
            Map<String, @Nullable String> words = new HashMap<>();
            words.put("Author", author);
            words.put("Body", saying.body());
            words.put("Attributes", saying.attributes());
            // Inside a future, so that what is refused has failed.
            return Future.succeededFuture(new Form(Fields.of(words)))
                    .compose(form -> messages.say(Cause.SILENT_API, conversation, form))
                    .map(message -> Map.of(
                            "Sid", message.sid,
                            "ConversationSid", conversation.sid,
                            "Author", message.author,
                            "Body", message.body));
        }
    }

    /** As a text message: sent once the carrier has it. */
    record ToPhone(World world, Carrier carrier) implements Channel {
        @Override
        public Future<Map<String, Object>> say(Saying saying, Runnable lost) {
            return Future.succeededFuture(saying).compose(checked -> {
                String to = Limits.address(checked.to(), 21211);
                if (checked.body().isBlank()) {
                    throw Refusal.badParameter("Body is missing.");
                }
                Limits.checkBody(checked.body());
                TextMessage text =
                        TextMessage.outbound(world.sid("SM"), world.now(), checked.from(), to, checked.body(), null);
                Promise<Map<String, Object>> sent = Promise.promise();
                carrier.send(text, text.sid, () -> progress(text, sent, lost));
                return sent.future();
            });
        }

        private static void progress(TextMessage text, Promise<Map<String, Object>> sent, Runnable lost) {
            if (text.errorCode == null) {
                sent.tryComplete(Map.of("Sid", text.sid, "From", text.from, "To", text.to, "Body", text.body));
            } else if (!sent.tryFail(text.status + ", error " + text.errorCode)) {
                lost.run();
            }
        }
    }
}
