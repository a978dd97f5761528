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
 * What can happen in conversations, and what follows: SDK clients see it, webhooks are told, phones are reached. Whoever acts
 * (a REST call, a client, a phone, the flow) acts through here and has checked its words before.
 */
public final class Changes {
    private final World world;
    private final SyncProjection mirror;
    private final Webhooks webhooks;
    private final PhoneDelivery delivery;
    private final Timers alarms;

    public Changes(World world, SyncProjection mirror, Webhooks webhooks, PhoneDelivery delivery, Timers alarms) {
        this.world = world;
        this.mirror = mirror;
        this.webhooks = webhooks;
        this.delivery = delivery;
        this.alarms = alarms;
    }

    /** Adds a conversation; {@code opener} is the phone whose message opened it. */
    public void open(Actor cause, Conversation conversation, @Nullable Participant opener) {
        world.add(conversation);
        mirror.opened(conversation);
        wind(conversation);
        world.touched(conversation);
        webhooks.publish(cause, conversation, PostActionEvents.conversationAdded(cause, conversation, opener));
    }

    /** Tells of new values, and of a new state where it is one. */
    public void updated(Actor cause, Conversation conversation, String stateBefore) {
        updated(cause, conversation, stateBefore, StateReason.API);
    }

    private void updated(Actor cause, Conversation conversation, String stateBefore, StateReason reason) {
        conversation.updated = world.now();
        wind(conversation);
        mirror.updated(conversation);
        world.touched(conversation);
        webhooks.publish(cause, conversation, PostActionEvents.conversationUpdated(cause, conversation));
        if (!stateBefore.equals(conversation.state)) {
            webhooks.publish(
                    cause, conversation, PostActionEvents.stateUpdated(cause, conversation, stateBefore, reason));
        }
    }

    public void remove(Actor cause, Conversation conversation) {
        world.remove(conversation);
        conversation.participants.values().forEach(this::left);
        alarms.cancel(conversation.sid);
        mirror.removed(conversation);
        world.touched(conversation);
        webhooks.publish(cause, conversation, PostActionEvents.conversationRemoved(cause, conversation, world.now()));
    }

    /** Forgets a service and all that is in it; nobody is told. */
    public void remove(Service service) {
        service.conversations.values().forEach(conversation -> {
            conversation.participants.values().forEach(this::left);
            alarms.cancel(conversation.sid);
        });
        world.remove(service);
    }

    public void join(Actor cause, Participant participant) {
        // First, since there may be room for one more thing only: a user without a conversation harms nobody.
        if (participant.identity != null) {
            world.makeUser(participant.conversation.service, participant.identity)
                    .ifPresent(mirror::added);
        }
        world.add(participant, participant.conversation.participants);
        participant.conversation.service.identities.joined(participant.identity, participant);
        world.phones.joined(participant.address, participant);
        mirror.joined(participant);
        world.touched(participant.conversation);
        webhooks.publish(cause, participant.conversation, PostActionEvents.participantAdded(cause, participant));
    }

    public void updated(Actor cause, Participant participant) {
        participant.updated = world.now();
        mirror.updated(participant);
        world.touched(participant.conversation);
        webhooks.publish(cause, participant.conversation, PostActionEvents.participantUpdated(cause, participant));
    }

    public void leave(Actor cause, Participant participant) {
        world.remove(participant, participant.conversation.participants);
        left(participant);
        mirror.left(participant);
        world.touched(participant.conversation);
        webhooks.publish(
                cause, participant.conversation, PostActionEvents.participantRemoved(cause, participant, world.now()));
    }

    private void left(Participant participant) {
        participant.conversation.service.identities.left(participant.identity, participant);
        world.phones.left(participant.address, participant);
    }

    /** Lets what the conversation's timers say happen when they are due. */
    private void wind(Conversation conversation) {
        Instant due = conversation.timers.due();
        if (due == null) {
            alarms.cancel(conversation.sid);
        } else {
            alarms.set(conversation.sid, due, () -> ring(conversation));
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
     * Adds a message, and takes it to every phone in the conversation but its author's. A conversation that was inactive is
     * active again, after the message was told of; that it is told in this order is invented.
     */
    public void say(Actor cause, Message message) {
        world.add(message, message.conversation.messages);
        // Not before there is room for it: the next one takes it otherwise.
        message.takeIndex();
        message.conversation.said(message);
        mirror.said(message);
        world.touched(message.conversation);
        webhooks.publish(cause, message.conversation, PostActionEvents.messageAdded(cause, message));
        delivery.toPhones(message);
        stir(cause, message.conversation);
    }

    private void stir(Actor cause, Conversation conversation) {
        if (conversation.isClosed()) {
            return;
        }
        String before = conversation.state;
        conversation.state = Conversation.ACTIVE;
        conversation.timers = conversation.timers.begun(Conversation.ACTIVE, world.now());
        if (before.equals(Conversation.ACTIVE)) {
            wind(conversation);
        } else {
            updated(cause, conversation, before, StateReason.EVENT);
        }
    }

    public void updated(Actor cause, Message message) {
        message.updated = world.now();
        message.lastUpdatedBy = cause.author();
        mirror.updated(message);
        world.touched(message.conversation);
        webhooks.publish(cause, message.conversation, PostActionEvents.messageUpdated(cause, message));
    }

    public void remove(Actor cause, Message message) {
        world.remove(message, message.conversation.messages);
        message.conversation.unsaid(message);
        mirror.removed(message);
        world.touched(message.conversation);
        webhooks.publish(cause, message.conversation, PostActionEvents.messageRemoved(cause, message, world.now()));
    }

    /** Makes a user of whoever acts through an SDK: a client that connects to a service has become one. */
    public void welcome(ApiCall call) {
        welcome(call.cause(), world.service(call));
    }

    /** Makes a user of whoever connects with an SDK. */
    public void welcome(Actor cause, Service service) {
        String identity = cause.clientIdentity();
        if (identity != null && service.user(identity).isEmpty()) {
            add(cause, new User(world.sid("US"), world.now(), identity, service));
        }
    }

    public void add(Actor cause, User user) {
        world.add(user, user.service.users);
        mirror.added(user);
        webhooks.publish(cause, user, PostActionEvents.userAdded(cause, user));
    }

    public void updated(Actor cause, User user) {
        user.updated = world.now();
        mirror.updated(user);
        webhooks.publish(cause, user, PostActionEvents.userUpdated(cause, user));
    }

    /** Forgets a user, and where the user wanted to be pushed to. Twilio has no event for it. */
    public void remove(User user) {
        List.copyOf(user.service.bindings.values()).stream()
                .filter(binding -> binding.identity.equals(user.identity))
                .forEach(binding -> world.remove(binding, user.service.bindings));
        world.remove(user, user.service.users);
        mirror.removed(user);
    }
}
