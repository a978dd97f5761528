package dev.parley.twilio;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A participant is there when the identity, or the pair of addresses, is in this conversation. A pair that is bound in
 * another one fails with that conversation's SID.
 */
final class EnsuredParticipant extends Ensure {
    private static final int IDENTITY_IS_IN = 50433;

    // Create, and two full pages: three requests. Of 1000 participants 50 at most have addresses.
    private static final String FULL_PAGE = "100";
    private static final int TWO_PAGES = 2;

    EnsuredParticipant(String resource, Catalog catalog) {
        super(resource, catalog);
    }

    @Override
    public Object perform(Map<String, List<String>> values, Occasion occasion, TwilioCalls calls) {
        try {
            return calls.call(create(), values);
        } catch (TwilioFailure refused) {
            if (refused.code() == IDENTITY_IS_IN) {
                return byIdentity(values, calls).orElseThrow(() -> refused);
            } else if (refused.code() == Answers.ADDRESSES_IN_USE && !isElsewhere(values, refused)) {
                return byAddress(values, calls).orElseThrow(() -> refused);
            }
            throw refused;
        }
    }

    // A conversation can be given by its unique name: then only its list can tell.
    private static boolean isElsewhere(Map<String, List<String>> values, TwilioFailure refused) {
        String here = value(values, "conversationSid");
        return Sid.matches("CH", here)
                && refused.conversation().filter(sid -> !sid.equals(here)).isPresent();
    }

    private Optional<Map<String, Object>> byIdentity(Map<String, List<String>> values, TwilioCalls calls) {
        String identity = value(values, "identity");
        if (!Parameter.fitsPath(identity)) {
            return find(values, calls, p -> identity.equals(p.get("identity")));
        }
        Map<String, List<String>> there = place(values);
        there.put("sid", List.of(identity));
        return Optional.of(calls.call(fetch(), there));
    }

    private Optional<Map<String, Object>> byAddress(Map<String, List<String>> values, TwilioCalls calls) {
        return find(
                values,
                calls,
                participant -> participant.get("messaging_binding") instanceof Map<?, ?> binding
                        && isGiven(values, "messagingBinding.address", binding.get("address"))
                        && isGiven(values, "messagingBinding.proxyAddress", binding.get("proxy_address")));
    }

    private static boolean isGiven(Map<String, List<String>> values, String name, @Nullable Object found) {
        return !values.containsKey(name) || value(values, name).equals(found);
    }

    private Optional<Map<String, Object>> find(
            Map<String, List<String>> values, TwilioCalls calls, Predicate<Map<String, Object>> wanted) {
        Map<String, List<String>> there = new HashMap<>(place(values));
        there.put("pageSize", List.of(FULL_PAGE));
        return calls.pages(list(), there, TWO_PAGES).stream().filter(wanted).findFirst();
    }
}
