package dev.parley.inbox.broker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientRequestor;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.management.ManagementHelper;

/** Reads the address settings themselves, where our user may manage the broker; else says nothing. */
final class BrokerSettingsCheck {
    private static final String MANAGEMENT = "activemq.management";
    private static final int PATIENCE_MILLIS = 3_000;
    private static final List<String> ADDRESSES = Stream.concat(
                    QueueNames.ALL.stream(), Stream.of(QueueNames.PARKED + "check"))
            .toList();

    private final ClientSession session;

    BrokerSettingsCheck(ClientSession session) {
        this.session = session;
    }

    /** Returns what is wrong, a clause for each; empty as well where we may not ask. */
    List<String> mistakes() {
        List<String> mistakes = new ArrayList<>();
        try (ClientRequestor requestor = new ClientRequestor(session, MANAGEMENT)) {
            session.start();
            for (String address : ADDRESSES) {
                ClientMessage question = session.createMessage(false);
                ManagementHelper.putOperationInvocation(question, "broker", "getAddressSettingsAsJSON", address);
                ClientMessage answer = requestor.request(question, PATIENCE_MILLIS);
                if (answer != null && ManagementHelper.hasOperationSucceeded(answer)) {
                    check(address, new ObjectMapper().readTree((String) ManagementHelper.getResult(answer)), mistakes);
                }
            }
            return mistakes;
        } catch (ActiveMQSecurityException notAllowed) {
            return List.of();
        } catch (Exception e) {
            throw new IllegalStateException("the broker's answer about its settings cannot be read", e);
        }
    }

    private static void check(String address, JsonNode settings, List<String> mistakes) {
        int attempts = settings.path("maxDeliveryAttempts").asInt(10);
        if (attempts != -1) {
            mistakes.add("max-delivery-attempts of " + address + " is " + attempts + ", not -1: it would drop events");
        }
        if (settings.path("redeliveryDelay").asLong(0) != 0) {
            mistakes.add("redelivery-delay of " + address + " is not 0: it would break the order");
        }
        String policy = settings.path("addressFullMessagePolicy").asText("PAGE");
        if (!policy.equals("PAGE")) {
            mistakes.add("address-full-policy of " + address + " is " + policy + ", not PAGE");
        }
        if (settings.path("expiryDelay").asLong(-1) != -1) {
            mistakes.add("expiry-delay of " + address + " is not -1: it would drop events");
        }
    }
}
