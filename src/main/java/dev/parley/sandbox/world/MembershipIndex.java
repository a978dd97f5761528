package dev.parley.sandbox.world;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An index of participants by identity or address, so that a look-up need not search all conversations. */
public final class MembershipIndex {
    private final Map<String, Set<Participant>> byName = new HashMap<>();

    /** Adds a participant, unless the name is absent. */
    public void joined(@Nullable String name, Participant participant) {
        if (name != null) {
            byName.computeIfAbsent(name, first -> new LinkedHashSet<>()).add(participant);
        }
    }

    /** Removes a participant. */
    public void left(@Nullable String name, Participant participant) {
        if (name != null) {
            byName.computeIfPresent(name, (same, there) -> there.remove(participant) && there.isEmpty() ? null : there);
        }
    }

    /** Returns the participants of a name, in the order in which they joined. */
    public List<Participant> of(String name) {
        return List.copyOf(byName.getOrDefault(name, Set.of()));
    }

    /**
     * Finds the participant bound to a pair of numbers. A closed conversation has released its pairs. That a pair is
     * unique across all services is invented: Twilio does not say, but a text message names no service.
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
