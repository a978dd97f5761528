package dev.parley.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * What can happen in conversations, and what follows: webhooks are told, phones are reached. Whoever acts (a REST call, a
 * phone, the flow) acts through here and has checked its words before.
 */
final class Changes {
    private final World world;
    private final Webhooks webhooks;
    private final Delivery delivery;

    Changes(World world, Webhooks webhooks, Delivery delivery) {
        this.world = world;
        this.webhooks = webhooks;
        this.delivery = delivery;
    }

    /** Adds a conversation; {@code opener} is the phone whose message opened it. */
    void open(Cause cause, Conversation conversation, @Nullable Participant opener) {
        world.add(conversation);
        world.touched(conversation);
        webhooks.publish(cause, conversation, Events.conversationAdded(cause, conversation, opener));
    }

    /** Tells of new values, and of a new state where it is one. */
    void updated(Cause cause, Conversation conversation, String stateBefore) {
        conversation.updated = world.now();
        world.touched(conversation);
        webhooks.publish(cause, conversation, Events.conversationUpdated(cause, conversation));
        if (!stateBefore.equals(conversation.state)) {
            webhooks.publish(cause, conversation, Events.stateUpdated(cause, conversation, stateBefore));
        }
    }

    void remove(Cause cause, Conversation conversation) {
        world.remove(conversation);
        world.touched(conversation);
        webhooks.publish(cause, conversation, Events.conversationRemoved(cause, conversation, world.now()));
    }

    void join(Cause cause, Participant participant) {
        world.add(participant, participant.conversation.participants);
        if (participant.identity != null) {
            world.makeUser(participant.conversation.service, participant.identity);
        }
        world.touched(participant.conversation);
        webhooks.publish(cause, participant.conversation, Events.participantAdded(cause, participant));
    }

    void updated(Cause cause, Participant participant) {
        participant.updated = world.now();
        world.touched(participant.conversation);
        webhooks.publish(cause, participant.conversation, Events.participantUpdated(cause, participant));
    }

    void leave(Cause cause, Participant participant) {
        world.remove(participant, participant.conversation.participants);
        world.touched(participant.conversation);
        webhooks.publish(cause, participant.conversation, Events.participantRemoved(cause, participant, world.now()));
    }

    /** Adds a message, and takes it to every phone in the conversation but its author's. */
    void say(Cause cause, Message message) {
        message.takeIndex();
        world.add(message, message.conversation.messages);
        world.touched(message.conversation);
        webhooks.publish(cause, message.conversation, Events.messageAdded(cause, message));
        delivery.toPhones(message);
    }

    void updated(Cause cause, Message message) {
        message.updated = world.now();
        world.touched(message.conversation);
        webhooks.publish(cause, message.conversation, Events.messageUpdated(cause, message));
    }

    void remove(Cause cause, Message message) {
        world.remove(message, message.conversation.messages);
        world.touched(message.conversation);
        webhooks.publish(cause, message.conversation, Events.messageRemoved(cause, message, world.now()));
    }

    /** Makes a user of whoever acts through an SDK: a client that connects to a service has become one. */
    void welcome(ApiCall call) {
        String identity = call.cause().clientIdentity();
        Service service = world.service(call);
        if (identity != null && service.user(identity).isEmpty()) {
            add(call.cause(), new User(world.sid("US"), world.now(), identity, service));
        }
    }

    void add(Cause cause, User user) {
        world.add(user, user.service.users);
        webhooks.publish(cause, user, Events.userAdded(cause, user));
    }

    void updated(Cause cause, User user) {
        user.updated = world.now();
        webhooks.publish(cause, user, Events.userUpdated(cause, user));
    }
}
