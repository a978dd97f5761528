package dev.parley.twilio;

import java.util.List;
import java.util.Map;

/** A user is there when the identity is. */
final class EnsuredUser extends Ensure {
    private static final int USER_EXISTS = 50201;

    EnsuredUser(String resource, Catalog catalog) {
        super(resource, catalog);
    }

    @Override
    public Object perform(Map<String, List<String>> values, Occasion occasion, TwilioCalls calls) {
        return createOrFetch(values, USER_EXISTS, "identity", calls);
    }
}
