package dev.parley.sandbox.control;

import dev.parley.sandbox.rest.Actor;
import dev.parley.sandbox.world.Conversation;
import dev.parley.sandbox.world.Message;
import dev.parley.sandbox.world.Participant;
import dev.parley.sandbox.world.Receipt;
import dev.parley.sandbox.world.Service;
import dev.parley.sandbox.world.User;
import dev.parley.sandbox.world.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One of each resource that an event can be about, related to each other: existing ones where possible, else samples,
 * which are not added to the world.
 */
record SampleResources(
        Actor actor, Conversation conversation, Participant participant, Message message, User user, Receipt receipt) {
    private static final String SAMPLE_IDENTITY = "alice";

    /**
     * Takes them from a conversation.
     *
     * @param conversationSid its SID; {@code null} for the one that changed last
     * @throws ApiError if the conversation does not exist
     */
    static SampleResources of(World world, @Nullable String conversationSid) {
        Conversation conversation = conversationSid == null
                ? newest(world).orElseGet(() -> sample(world))
                : world.conversation(conversationSid);
        Service service = conversation.service;
        Message message = lastByParticipant(conversation).orElseGet(() -> sample(world, conversation));
        Participant participant = conversation
                .author(message.author)
                .or(() -> last(conversation.participants.values()))
                .orElseGet(() -> {
                    Participant sample = new Participant(world.sid("MB"), world.now(), conversation);
                    sample.identity = SAMPLE_IDENTITY;
                    return sample;
                });
        String identity = participant.identity == null ? SAMPLE_IDENTITY : participant.identity;
        User user = service.user(identity).orElseGet(() -> new User(world.sid("US"), world.now(), identity, service));
        Receipt receipt = conversation.messages.values().stream()
                .flatMap(one -> one.receipts.values().stream())
                .reduce((one, next) -> next)
                .orElseGet(() -> new Receipt(world.sid("DY"), world.now(), message, participant.sid, world.sid("SM")));
        return new SampleResources(actor(participant), conversation, participant, message, user, receipt);
    }

    private static Optional<Conversation> newest(World world) {
        return world.conversations().max(Comparator.comparing(one -> one.updated));
    }

    private static Conversation sample(World world) {
        Conversation conversation = world.newConversation(world.defaultService(), world.now());
        conversation.friendlyName = "Order 42";
        return conversation;
    }

    private static Message sample(World world, Conversation conversation) {
        String author = last(conversation.participants.values())
                .map(one -> one.identity == null ? one.address : one.identity)
                .orElse(SAMPLE_IDENTITY);
        return new Message(world.sid("IM"), world.now(), conversation, author, "When are you open?");
    }

    /** Prefers a message whose author is still a participant to one of a bot that never was. */
    private static Optional<Message> lastByParticipant(Conversation conversation) {
        return last(conversation.messages.values().stream()
                        .filter(message -> message.participantSid != null)
                        .toList())
                .or(() -> last(conversation.messages.values()));
    }

    private static <T> Optional<T> last(Iterable<T> resources) {
        List<T> all = new ArrayList<>();
        resources.forEach(all::add);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    private static Actor actor(Participant participant) {
        if (participant.address != null) {
            return Actor.channel(participant.address);
        }
        return participant.identity == null ? Actor.API : Actor.client(participant.identity);
    }
}
