package dev.parley.twilio.call;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A conversation exists if its unique name is taken. */
final class EnsuredConversation extends Ensure {
    private static final int UNIQUE_NAME_TAKEN = 50353;
    private static final String UNIQUE_NAME = "uniqueName";

    EnsuredConversation(String resource, CallCatalog catalog) {
        super(resource, catalog);
    }

    @Override
    public Set<String> missing(Collection<String> given) {
        Set<String> missing = new LinkedHashSet<>(super.missing(given));
        if (!given.contains(UNIQUE_NAME)) {
            missing.add(UNIQUE_NAME);
        }
        return missing;
    }

    @Override
    public Object perform(Map<String, List<String>> values, CallContext context, TwilioCalls calls) {
        return createOrFetch(values, UNIQUE_NAME_TAKEN, UNIQUE_NAME, calls);
    }
}
