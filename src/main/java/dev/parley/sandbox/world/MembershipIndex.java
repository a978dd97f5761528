package dev.parley.sandbox.world;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** In which conversations somebody is, by name: whoever asks must not look through every one of them. */
public final class MembershipIndex {
    private final Map<String, Set<Participant>> byName = new HashMap<>();

    /** Notes that somebody has joined; who has no such name is not noted. */
    public void joined(@Nullable String name, Participant participant) {
        if (name != null) {
            byName.computeIfAbsent(name, first -> new LinkedHashSet<>()).add(participant);
        }
    }

    /** Notes that somebody has left. */
    public void left(@Nullable String name, Participant participant) {
        if (name != null) {
            byName.computeIfPresent(name, (same, there) -> there.remove(participant) && there.isEmpty() ? null : there);
        }
    }

    /** Returns where somebody is, in the order in which they joined. */
    public List<Participant> of(String name) {
        return List.copyOf(byName.getOrDefault(name, Set.of()));
    }

    /**
     * Finds who is bound to a pair of numbers. A closed conversation has let go of its pairs. That a pair is one across all
     * services is invented, for Twilio does not say, but a text message names no service.
     */
    public Optional<Participant> bound(@Nullable String address, @Nullable String proxyAddress) {
        if (address == null || proxyAddress == null) {
            return Optional.empty();
        }
        return of(address).stream()
                .filter(participant -> participant.isBound(address, proxyAddress))
                .filter(participant -> !participant.conversation.isClosed())
                .findFirst();
    }

    void clear() {
        byName.clear();
    }
}
