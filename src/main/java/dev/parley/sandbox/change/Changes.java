package dev.parley.sandbox.change;

import dev.parley.sandbox.rest.Actor;
import dev.parley.sandbox.rest.ApiCall;
import dev.parley.sandbox.time.Timers;
import dev.parley.sandbox.webhook.PostActionEvents;
import dev.parley.sandbox.webhook.Webhooks;
import dev.parley.sandbox.world.Conversation;
import dev.parley.sandbox.world.Message;
import dev.parley.sandbox.world.Participant;
import dev.parley.sandbox.world.Service;
import dev.parley.sandbox.world.StateReason;
import dev.parley.sandbox.world.User;
import dev.parley.sandbox.world.World;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every change to conversations and its consequences: SDK clients see it, webhooks are sent, texts go to phones. REST
 * calls, clients, phones and flows make their changes here and have checked their input before.
 */
public final class Changes {
    private final World world;
    private final SyncProjection syncProjection;
    private final Webhooks webhooks;
    private final PhoneDelivery delivery;
    private final Timers timers;

    public Changes(
            World world, SyncProjection syncProjection, Webhooks webhooks, PhoneDelivery delivery, Timers timers) {
        this.world = world;
        this.syncProjection = syncProjection;
        this.webhooks = webhooks;
        this.delivery = delivery;
        this.timers = timers;
    }

    /** Adds a conversation; {@code opener} is the phone whose message opened it. */
    public void open(Actor actor, Conversation conversation, @Nullable Participant opener) {
        world.add(conversation);
        syncProjection.opened(conversation);
        wind(conversation);
        world.touched(conversation);
        webhooks.publish(actor, conversation, PostActionEvents.conversationAdded(actor, conversation, opener));
    }

    /** Publishes new values, and a new state if it has changed. */
    public void updated(Actor actor, Conversation conversation, String stateBefore) {
        updated(actor, conversation, stateBefore, StateReason.API);
    }

    private void updated(Actor actor, Conversation conversation, String stateBefore, StateReason reason) {
        conversation.updated = world.now();
        wind(conversation);
        syncProjection.updated(conversation);
        world.touched(conversation);
        webhooks.publish(actor, conversation, PostActionEvents.conversationUpdated(actor, conversation));
        if (!stateBefore.equals(conversation.state)) {
            webhooks.publish(
                    actor, conversation, PostActionEvents.stateUpdated(actor, conversation, stateBefore, reason));
        }
    }

    public void remove(Actor actor, Conversation conversation) {
        world.remove(conversation);
        conversation.participants.values().forEach(this::left);
        timers.cancel(conversation.sid);
        syncProjection.removed(conversation);
        world.touched(conversation);
        webhooks.publish(actor, conversation, PostActionEvents.conversationRemoved(actor, conversation, world.now()));
    }

    /** Removes a service and everything in it, without webhooks. */
    public void remove(Service service) {
        service.conversations.values().forEach(conversation -> {
            conversation.participants.values().forEach(this::left);
            timers.cancel(conversation.sid);
        });
        world.remove(service);
    }

    public void join(Actor actor, Participant participant) {
        // First, since capacity may be left for one more resource only: a user without a conversation does no harm.
        if (participant.identity != null) {
            world.makeUser(participant.conversation.service, participant.identity)
                    .ifPresent(syncProjection::added);
        }
        world.add(participant, participant.conversation.participants);
        participant.conversation.service.identities.joined(participant.identity, participant);
        world.phones.joined(participant.address, participant);
        syncProjection.joined(participant);
        world.touched(participant.conversation);
        webhooks.publish(actor, participant.conversation, PostActionEvents.participantAdded(actor, participant));
    }

    public void updated(Actor actor, Participant participant) {
        participant.updated = world.now();
        syncProjection.updated(participant);
        world.touched(participant.conversation);
        webhooks.publish(actor, participant.conversation, PostActionEvents.participantUpdated(actor, participant));
    }

    public void leave(Actor actor, Participant participant) {
        world.remove(participant, participant.conversation.participants);
        left(participant);
        syncProjection.left(participant);
        world.touched(participant.conversation);
        webhooks.publish(
                actor, participant.conversation, PostActionEvents.participantRemoved(actor, participant, world.now()));
    }

    private void left(Participant participant) {
        participant.conversation.service.identities.left(participant.identity, participant);
        world.phones.left(participant.address, participant);
    }

    /** Applies the conversation's timers when they are due. */
    private void wind(Conversation conversation) {
        Instant due = conversation.timers.due();
        if (due == null) {
            timers.cancel(conversation.sid);
        } else {
            timers.set(conversation.sid, due, () -> ring(conversation));
        }
    }

    private void ring(Conversation conversation) {
        if (world.has(conversation)) {
            String before = conversation.state;
            conversation.state = conversation.timers.next();
            conversation.timers = conversation.timers.goingOn(conversation.state);
            updated(Actor.API, conversation, before, StateReason.TIMER);
        }
    }

    /**
     * Adds a message, and sends it to every phone in the conversation except its author's. An inactive conversation
     * becomes active after the message was published; this order is invented.
     */
    public void say(Actor actor, Message message) {
        world.add(message, message.conversation.messages);
        // Only once it fits: otherwise the next message would get the same index.
        message.takeIndex();
        message.conversation.messageAdded(message);
        syncProjection.messageAdded(message);
        world.touched(message.conversation);
        webhooks.publish(actor, message.conversation, PostActionEvents.messageAdded(actor, message));
        delivery.toPhones(message);
        reactivate(actor, message.conversation);
    }

    private void reactivate(Actor actor, Conversation conversation) {
        if (conversation.isClosed()) {
            return;
        }
        String before = conversation.state;
        conversation.state = Conversation.ACTIVE;
        conversation.timers = conversation.timers.begun(Conversation.ACTIVE, world.now());
        if (before.equals(Conversation.ACTIVE)) {
            wind(conversation);
        } else {
            updated(actor, conversation, before, StateReason.EVENT);
        }
    }

    public void updated(Actor actor, Message message) {
        message.updated = world.now();
        message.lastUpdatedBy = actor.author();
        syncProjection.updated(message);
        world.touched(message.conversation);
        webhooks.publish(actor, message.conversation, PostActionEvents.messageUpdated(actor, message));
    }

    public void remove(Actor actor, Message message) {
        world.remove(message, message.conversation.messages);
        message.conversation.messageRemoved(message);
        syncProjection.removed(message);
        world.touched(message.conversation);
        webhooks.publish(actor, message.conversation, PostActionEvents.messageRemoved(actor, message, world.now()));
    }

    /** Creates a user for an actor from an SDK: a client that connects to a service becomes a user. */
    public void welcome(ApiCall call) {
        welcome(call.actor(), world.service(call));
    }

    /** Creates a user for an SDK client that connects. */
    public void welcome(Actor actor, Service service) {
        String identity = actor.clientIdentity();
        if (identity != null && service.user(identity).isEmpty()) {
            add(actor, new User(world.sid("US"), world.now(), identity, service));
        }
    }

    public void add(Actor actor, User user) {
        world.add(user, user.service.users);
        syncProjection.added(user);
        webhooks.publish(actor, user, PostActionEvents.userAdded(actor, user));
    }

    public void updated(Actor actor, User user) {
        user.updated = world.now();
        syncProjection.updated(user);
        webhooks.publish(actor, user, PostActionEvents.userUpdated(actor, user));
    }

    /** Removes a user and its push bindings. Twilio has no event for it. */
    public void remove(User user) {
        List.copyOf(user.service.bindings.values()).stream()
                .filter(binding -> binding.identity.equals(user.identity))
                .forEach(binding -> world.remove(binding, user.service.bindings));
        world.remove(user, user.service.users);
        syncProjection.removed(user);
    }
}
