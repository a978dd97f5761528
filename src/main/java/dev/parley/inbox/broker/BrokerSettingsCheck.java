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

/** Checks the broker's address settings, if our user has the permission to read them. */
final class BrokerSettingsCheck {
    private static final String MANAGEMENT = "activemq.management";
    private static final int TIMEOUT_MILLIS = 3_000;
    private static final List<String> ADDRESSES = Stream.concat(
                    QueueNames.ALL.stream(), Stream.of(QueueNames.PARKED + "check"))
            .toList();

    private final ClientSession session;

    BrokerSettingsCheck(ClientSession session) {
        this.session = session;
    }

    /** Returns one clause per problem; none where our user lacks the permission. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        try (ClientRequestor requestor = new ClientRequestor(session, MANAGEMENT)) {
            session.start();
            for (String address : ADDRESSES) {
                ClientMessage request = session.createMessage(false);
                ManagementHelper.putOperationInvocation(request, "broker", "getAddressSettingsAsJSON", address);
                ClientMessage answer = requestor.request(request, TIMEOUT_MILLIS);
                if (answer != null && ManagementHelper.hasOperationSucceeded(answer)) {
                    check(address, new ObjectMapper().readTree((String) ManagementHelper.getResult(answer)), problems);
                }
            }
            return problems;
        } catch (ActiveMQSecurityException notAllowed) {
            return List.of();
        } catch (Exception e) {
            throw new IllegalStateException("the broker's answer about its settings cannot be read", e);
        }
    }

    private static void check(String address, JsonNode settings, List<String> problems) {
        int attempts = settings.path("maxDeliveryAttempts").asInt(10);
        if (attempts != -1) {
            problems.add("max-delivery-attempts of " + address + " is " + attempts + ", not -1: it would drop events");
        }
        if (settings.path("redeliveryDelay").asLong(0) != 0) {
            problems.add("redelivery-delay of " + address + " is not 0: it would break the order");
        }
        String policy = settings.path("addressFullMessagePolicy").asText("PAGE");
        if (!policy.equals("PAGE")) {
            problems.add("address-full-policy of " + address + " is " + policy + ", not PAGE");
        }
        if (settings.path("expiryDelay").asLong(-1) != -1) {
            problems.add("expiry-delay of " + address + " is not -1: it would drop events");
        }
    }
}
