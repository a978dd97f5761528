package dev.parley.sandbox.webhook;

import dev.parley.sandbox.rest.Actor;
import dev.parley.sandbox.rest.Form;
import dev.parley.sandbox.world.Conversation;
import dev.parley.sandbox.world.Message;
import dev.parley.sandbox.world.ScopedWebhook;
import dev.parley.sandbox.world.User;
import dev.parley.sandbox.world.WebhookConfiguration;
import dev.parley.sandbox.world.World;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends webhooks: to the address of the account or the service, then to the webhooks of the conversation. The events of
 * one conversation are sent in order, each when the previous one was answered.
 */
public final class Webhooks {
    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);

    private final WebhookConfiguration account;
    private final World world;
    private final WebhookSender sender;
    private final Lanes lanes;
    /** Receives the messages for Studio. Set once, as Studio itself sends messages. */
    private StudioListener studio = (flowSid, message, event) -> {};

    public Webhooks(WebhookConfiguration account, World world, WebhookSender sender, Lanes lanes) {
        this.account = account;
        this.world = world;
        this.sender = sender;
        this.lanes = lanes;
    }

    public void listen(StudioListener flows) {
        studio = flows;
    }

    /** Sends an event of a conversation, unless its actor is silent. */
    public void publish(Actor actor, Conversation conversation, OutgoingEvent event) {
        if (!actor.isSilent()) {
            publish(conversation, event);
        }
    }

    /** Sends an event of a conversation. */
    public void publish(Conversation conversation, OutgoingEvent event) {
        // The receivers are determined now; a later webhook uses a replay.
        sendToAll(conversation.sid, event);
        List.copyOf(conversation.webhooks.values()).stream()
                .filter(webhook -> webhook.wants(event.type(), event.message()))
                .forEach(webhook -> deliver(webhook, event));
    }

    /** Sends an event without a conversation. */
    public void publish(Actor actor, User user, OutgoingEvent event) {
        if (!actor.isSilent()) {
            sendToAll(user.sid, event);
        }
    }

    /** Sends the previous messages to a new webhook. */
    public void replay(ScopedWebhook webhook) {
        Integer from = webhook.replayAfter;
        if (from == null) {
            return;
        }
        // The message at the index is replayed, too: Studio templates use 0 to get the first message.
        List<Message> messages = new ArrayList<>(webhook.conversation.messages.values());
        messages.stream()
                .filter(message -> message.index >= from)
                .map(message -> PostActionEvents.messageAdded(Actor.API, message))
                .filter(event -> webhook.wants(event.type(), event.message()))
                .forEach(event -> deliver(webhook, event));
    }

    /**
     * Sends a pre-action webhook; empty if none is configured. Webhooks of a conversation get post-action events only.
     */
    Optional<Future<SentWebhook>> ask(OutgoingEvent hook) {
        WebhookConfiguration configuration = configuration(hook);
        return Optional.ofNullable(configuration.target(hook.type()))
                .map(url -> sender.call(configuration.method(), url, hook.type(), hook.form()));
    }

    /** Sends an event that did not happen to its address, whatever the filters are; empty without an address. */
    public Optional<Future<SentWebhook>> sendAnyway(OutgoingEvent event) {
        WebhookConfiguration configuration = configuration(event);
        return Optional.ofNullable(configuration.address(event.type()))
                .map(url -> sender.call(configuration.method(), url, event.type(), event.form()));
    }

    private void sendToAll(String lane, OutgoingEvent event) {
        WebhookConfiguration configuration = configuration(event);
        send(lane, configuration.method(), configuration.target(event.type()), event);
    }

    /** A service's own configuration, once set, replaces the account's for its events. */
    private WebhookConfiguration configuration(OutgoingEvent event) {
        return event.serviceSid()
                .flatMap(sid -> world.service(sid))
                .map(service -> service.webhooks)
                .filter(WebhookConfiguration::isSet)
                .orElse(account);
    }

    private void deliver(ScopedWebhook webhook, OutgoingEvent event) {
        Conversation conversation = webhook.conversation;
        Message message = event.message();
        String flowSid = webhook.flowSid;
        if (!webhook.target.equals(ScopedWebhook.STUDIO)) {
            send(conversation.sid, webhook.method, webhook.url, event);
        } else if (message != null && flowSid != null) {
            boolean taken = lanes.add(conversation.sid, 0, () -> {
                studio.receive(flowSid, message, event);
                return Future.succeededFuture();
            });
            if (!taken) {
                LOG.warn("Flow {} did not receive {}: too many webhooks are waiting.", flowSid, message.sid);
            }
        }
    }

    private void send(String lane, String method, @Nullable String url, OutgoingEvent event) {
        if (url == null) {
            return;
        }
        boolean taken = lanes.add(
                lane,
                new Form(event.form()).estimatedSize(),
                () -> sender.call(method, url, event.type(), event.form()));
        if (!taken) {
            sender.drop(url, event.type(), event.form());
        }
    }

    /** Receives messages for flows. */
    public interface StudioListener {
        void receive(String flowSid, Message message, OutgoingEvent event);
    }
}
