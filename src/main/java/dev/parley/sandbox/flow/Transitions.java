package dev.parley.sandbox.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The transitions of a widget.
 *
 * @param byEvent the next widget for each event that has one; an event without ends the execution
 * @param matches the transitions of a split, tried in order
 */
record Transitions(Map<String, String> byEvent, List<Match> matches) {
    Transitions {
        byEvent = Map.copyOf(byEvent);
        matches = List.copyOf(matches);
    }

    Optional<String> next(String event) {
        return Optional.ofNullable(byEvent.get(event));
    }

    /** Returns every widget that may come next. */
    List<String> targets() {
        List<String> targets = new ArrayList<>(byEvent.values());
        matches.forEach(match -> match.next().ifPresent(targets::add));
        return targets;
    }

    /** One transition of a split: taken if all its conditions hold. */
    record Match(List<Condition> conditions, Optional<String> next) {
        Match {
            conditions = List.copyOf(conditions);
        }
    }
}
