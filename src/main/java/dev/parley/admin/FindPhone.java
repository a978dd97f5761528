package dev.parley.admin;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Step {@code findPhone}: the body is Twilio's list of the conversations with the phone's number. Replaces it with the one that
 * has the phone now and is not the set-up's own conversation; with {@code null} if there is none.
 */
final class FindPhone implements Processor {
    private static final String CLOSED = "closed";

    @Override
    public void process(Exchange exchange) {
        Map<?, ?> setUp = exchange.getVariable("setUp", Map.class);
        List<?> found = exchange.getMessage().getBody(List.class);
        exchange.getMessage()
                .setBody(found.stream()
                        .map(Map.class::cast)
                        .filter(one -> isOtherWithPhone(one, setUp))
                        .findFirst()
                        .orElse(null));
    }

    private static boolean isOtherWithPhone(Map<?, ?> found, Map<?, ?> setUp) {
        // A closed conversation has released its phones.
        return !CLOSED.equals(found.get("conversation_state"))
                && !Objects.equals(setUp.get("uniqueName"), found.get("conversation_unique_name"))
                && found.get("participant_messaging_binding") instanceof Map<?, ?> binding
                && Objects.equals(setUp.get("proxyAddress"), binding.get("proxy_address"));
    }
}
