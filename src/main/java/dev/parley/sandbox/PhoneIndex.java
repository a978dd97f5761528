package dev.parley.sandbox;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Finds who has an address, the oldest first, without a look into every conversation. An address never changes. */
final class PhoneIndex {
    private final Map<String, Set<Participant>> byAddress = new HashMap<>();

    void add(Participant participant) {
        if (participant.address != null) {
            byAddress
                    .computeIfAbsent(participant.address, address -> new LinkedHashSet<>())
                    .add(participant);
        }
    }

    void remove(Participant participant) {
        byAddress.computeIfPresent(String.valueOf(participant.address), (address, all) -> {
            all.remove(participant);
            return all.isEmpty() ? null : all;
        });
    }

    void remove(Conversation conversation) {
        conversation.participants.values().forEach(this::remove);
    }

    Stream<Participant> at(String address) {
        return byAddress.getOrDefault(address, Set.of()).stream();
    }

    void clear() {
        byAddress.clear();
    }
}
