package dev.parley.twilio.call;

import dev.parley.protocol.Sid;
import dev.parley.twilio.operation.OperationParameter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A participant exists if the identity, or the pair of addresses, is in this conversation. A pair that is bound in another
 * conversation fails with that conversation's SID.
 */
final class EnsuredParticipant extends Ensure {
    private static final int IDENTITY_EXISTS = 50433;

    // One create and two full pages: three requests. Of 1000 participants at most 50 have addresses.
    private static final int PAGE = 100;
    private static final int TWO_PAGES = 2;

    EnsuredParticipant(String resource, CallCatalog catalog) {
        super(resource, catalog);
    }

    @Override
    public Object perform(Map<String, List<String>> values, CallContext context, TwilioCalls calls) {
        try {
            return calls.call(create(), values);
        } catch (CallFailure refused) {
            if (refused.code() == IDENTITY_EXISTS) {
                return byIdentity(values, refused, calls);
            } else if (refused.code() == FailureClassifier.ADDRESSES_IN_USE && !isElsewhere(values, refused)) {
                return byAddress(values, refused, calls);
            }
            throw refused;
        }
    }

    // If the conversation is given by its unique name, only its list of participants can decide this.
    private static boolean isElsewhere(Map<String, List<String>> values, CallFailure refused) {
        String here = value(values, "conversationSid");
        return Sid.matches("CH", here)
                && refused.conversation().filter(sid -> !sid.equals(here)).isPresent();
    }

    private Map<String, Object> byIdentity(Map<String, List<String>> values, CallFailure refused, TwilioCalls calls) {
        String identity = value(values, "identity");
        if (OperationParameter.fitsPath(identity)) {
            return fetchThere(values, identity, calls);
        }
        return find(participants(values, calls), p -> identity.equals(p.get("identity")))
                .orElseThrow(() -> gone(values, refused));
    }

    private Map<String, Object> byAddress(Map<String, List<String>> values, CallFailure refused, TwilioCalls calls) {
        List<Map<String, Object>> participants = participants(values, calls);
        return find(
                        participants,
                        participant -> participant.get("messaging_binding") instanceof Map<?, ?> binding
                                && isGiven(values, "messagingBinding.address", binding.get("address"))
                                && isGiven(values, "messagingBinding.proxyAddress", binding.get("proxy_address")))
                .orElseThrow(() -> wasHere(values, participants, refused) ? gone(values, refused) : refused);
    }

    // Twilio named this conversation, but no participant has the pair: it was removed, unless not all pages were read.
    private static boolean wasHere(
            Map<String, List<String>> values, List<Map<String, Object>> participants, CallFailure refused) {
        String named = refused.conversation().orElse("");
        boolean here = value(values, "conversationSid").equals(named)
                || participants.stream().anyMatch(one -> named.equals(one.get("conversation_sid")));
        return here && participants.size() < TWO_PAGES * PAGE;
    }

    private static boolean isGiven(Map<String, List<String>> values, String name, @Nullable Object found) {
        return !values.containsKey(name) || value(values, name).equals(found);
    }

    private List<Map<String, Object>> participants(Map<String, List<String>> values, TwilioCalls calls) {
        Map<String, List<String>> there = new HashMap<>(place(values));
        there.put("pageSize", List.of(String.valueOf(PAGE)));
        return calls.pages(list(), there, TWO_PAGES);
    }

    private static Optional<Map<String, Object>> find(
            List<Map<String, Object>> participants, Predicate<Map<String, Object>> wanted) {
        return participants.stream().filter(wanted).findFirst();
    }
}
