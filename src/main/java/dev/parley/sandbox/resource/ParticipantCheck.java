package dev.parley.sandbox.resource;

import static dev.parley.sandbox.resource.Participants.ADDRESS;
import static dev.parley.sandbox.resource.Participants.PROXY_ADDRESS;

import dev.parley.sandbox.phone.MessagingChannel;
import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.Limits;
import dev.parley.sandbox.world.Conversation;
import dev.parley.sandbox.world.Participant;
import dev.parley.sandbox.world.Service;
import dev.parley.sandbox.world.World;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether a participant can be added to a conversation: its identity or binding, and the limits.
 *
 * @see <a href="https://www.twilio.com/docs/conversations/conversations-limits">Twilio: limits</a>
 */
final class ParticipantCheck {
    private final World world;

    ParticipantCheck(World world) {
        this.world = world;
    }

    /**
     * Checks a participant before it is added.
     *
     * @throws ApiError if the participant cannot be added
     */
    void check(Participant participant) {
        checkKind(participant);
        checkThereIsRoom(participant);
        Conversation conversation = participant.conversation;
        String identity = participant.identity;
        if (identity != null && conversation.author(identity).isPresent()) {
            throw new ApiError(
                    409, 50433, "Participant " + identity + " is already in Conversation " + conversation.sid + ".");
        }
        if (identity != null) {
            checkIsNotEverywhere(identity, conversation.service);
        }
        checkBinding(participant.address, participant.proxyAddress);
    }

    /** Checks that a pair of numbers is valid and not bound. */
    void checkBinding(@Nullable String address, @Nullable String proxyAddress) {
        if (address == null || proxyAddress == null) {
            return;
        }
        if (Objects.equals(address, proxyAddress)) {
            throw new ApiError(400, 50409, ADDRESS + " and " + PROXY_ADDRESS + " are the same number.");
        }
        if (!channel(address).equals(channel(proxyAddress))) {
            throw new ApiError(
                    400,
                    50414,
                    ADDRESS + " and " + PROXY_ADDRESS + " are of two channels: " + channel(address) + " and "
                            + channel(proxyAddress) + ".");
        }
        world.phones.bound(address, proxyAddress).ifPresent(other -> {
            throw new ApiError(
                    409,
                    50416,
                    "A binding for this participant and proxy address already exists in Conversation "
                            + other.conversation.sid);
        });
    }

    private static String channel(String address) {
        return MessagingChannel.of(address).name();
    }

    private static void checkKind(Participant participant) {
        boolean hasBinding = participant.address != null || participant.proxyAddress != null;
        if (participant.identity == null && !hasBinding) {
            throw ApiError.badParameter(
                    "A participant needs an Identity, or " + ADDRESS + " and " + PROXY_ADDRESS + ".");
        }
        if (participant.identity != null) {
            Limits.checkIdentity(participant.identity);
        }
        if (participant.identity != null && hasBinding) {
            throw new ApiError(
                    400,
                    50211,
                    "A participant has an Identity, or " + ADDRESS + " and " + PROXY_ADDRESS + ", not both.");
        }
        if (hasBinding && !participant.isOnPhone()) {
            throw new ApiError(
                    400,
                    participant.address == null ? 50407 : 50408,
                    (participant.address == null ? ADDRESS : PROXY_ADDRESS) + " is missing.");
        }
    }

    private static void checkThereIsRoom(Participant participant) {
        Conversation conversation = participant.conversation;
        long phones = conversation.participants.values().stream()
                .filter(Participant::isOnPhone)
                .count();
        if (conversation.participants.size() >= Limits.PARTICIPANTS) {
            throw new ApiError(400, 50417, "A conversation has at most " + Limits.PARTICIPANTS + " participants.");
        }
        if (participant.isOnPhone() && phones >= Limits.PHONES) {
            throw new ApiError(
                    400, 50418, "A conversation has at most " + Limits.PHONES + " participants on the phone.");
        }
    }

    private static void checkIsNotEverywhere(String identity, Service service) {
        long open = service.identities.of(identity).stream()
                .filter(membership -> !membership.conversation.isClosed())
                .count();
        if (open >= Limits.CONVERSATIONS_OF_IDENTITY) {
            throw new ApiError(
                    400,
                    50214,
                    "User " + identity + " is in " + open
                            + " conversations that are not closed, and that is the limit.");
        }
    }
}
