package dev.parley.twilio.call;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** The names that end in {@code ensure}: two for each resource, with and without {@code services/}. */
public final class EnsureNames {
    private static final String VERB = "/ensure";
    private static final String SERVICES = "services/";
    private static final Map<String, BiFunction<String, CallCatalog, Ensure>> KINDS = Map.of(
            "conversations", EnsuredConversation::new,
            "conversations/messages", EnsuredMessage::new,
            "conversations/participants", EnsuredParticipant::new,
            "conversations/webhooks", EnsuredWebhook::new,
            "users", EnsuredUser::new);

    private EnsureNames() {}

    public static Set<String> all() {
        Set<String> names = new TreeSet<>();
        KINDS.keySet().forEach(kind -> {
            names.add(kind + VERB);
            names.add(SERVICES + kind + VERB);
        });
        return names;
    }

    /** Returns the call of that name; empty if it is not one of {@link #all}. */
    static Optional<Call> find(String name, CallCatalog catalog) {
        if (!name.endsWith(VERB)) {
            return Optional.empty();
        }
        String resource = name.substring(0, name.length() - VERB.length());
        String kind = resource.startsWith(SERVICES) ? resource.substring(SERVICES.length()) : resource;
        return Optional.ofNullable(KINDS.get(kind)).map(factory -> factory.apply(resource, catalog));
    }
}
