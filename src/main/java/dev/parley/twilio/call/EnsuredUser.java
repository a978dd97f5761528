package dev.parley.twilio.call;

import java.util.List;
import java.util.Map;

/** A user exists if its identity does. */
final class EnsuredUser extends Ensure {
    private static final int USER_EXISTS = 50201;

    EnsuredUser(String resource, CallCatalog catalog) {
        super(resource, catalog);
    }

    @Override
    public Object perform(Map<String, List<String>> values, CallContext context, TwilioCalls calls) {
        return createOrFetch(values, USER_EXISTS, "identity", calls);
    }
}
