package dev.parley.webhook;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The routes that listen to webhooks, by event type. */
public final class EventListeners {
    private static final Comparator<EventListener> BY_ROUTE = Comparator.comparing(EventListener::routeId);

    private final Map<String, List<EventListener>> byType = new ConcurrentHashMap<>();

    /**
     * Returns the routes that receive such an event, in order of their ids: those that name it, or else those of {@code *},
     * which receives no hooks.
     */
    public List<EventListener> to(String type) {
        List<EventListener> named = EventTypes.heardAs(type).stream()
                .flatMap(name -> byType.getOrDefault(name, List.of()).stream())
                .sorted(BY_ROUTE)
                .toList();
        if (!named.isEmpty() || EventTypes.isHook(type)) {
            return named;
        }
        return byType.getOrDefault(EventTypes.ANY, List.of());
    }

    /** Returns the listener of one route only; empty if the route does not receive such an event. */
    public List<EventListener> ofRoute(String type, String routeId) {
        Stream<String> rest = EventTypes.isHook(type) ? Stream.empty() : Stream.of(EventTypes.ANY);
        return Stream.concat(EventTypes.heardAs(type).stream(), rest)
                .flatMap(name -> byType.getOrDefault(name, List.of()).stream())
                .filter(listener -> listener.routeId().equals(routeId))
                .toList();
    }

    /**
     * Adds a route.
     *
     * @throws IllegalStateException if another route already answers the same hook: Twilio accepts one response
     */
    void add(String type, EventListener listener) {
        byType.compute(type, (key, before) -> {
            List<EventListener> others = before == null ? List.of() : before;
            if (EventTypes.isHook(type) && !others.isEmpty()) {
                throw new IllegalStateException("twilio-webhook:" + type + " is already answered by route "
                        + others.get(0).routeId() + ": Twilio accepts one response. Join the two routes into one.");
            }
            return Stream.concat(others.stream(), Stream.of(listener))
                    .sorted(BY_ROUTE)
                    .toList();
        });
    }

    void remove(String type, EventListener listener) {
        byType.computeIfPresent(
                type, (key, all) -> all.stream().filter(one -> one != listener).toList());
    }
}
