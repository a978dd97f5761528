package dev.parley.sandbox.world;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.sandbox.Bench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A pair of numbers is bound until its participant is removed, in any way. */
class MembershipIndexTest {
    @RegisterExtension
    final Bench bench = new Bench();

    @Test
    void letsGoOfAPairWithItsParticipant() {
        String conversation = bench.conversation();
        String participant = bench.phone(conversation);
        assertEquals(409, bind("/v1/Conversations/" + bench.conversation()));

        bench.delete("/v1/Conversations/" + conversation + "/Participants/" + participant);

        assertEquals(201, bind("/v1/Conversations/" + conversation));
    }

    @Test
    void letsGoOfAPairWithItsConversation() {
        String conversation = bench.conversation();
        bench.phone(conversation);

        bench.delete("/v1/Conversations/" + conversation);

        assertEquals(201, bind("/v1/Conversations/" + bench.conversation()));
    }

    @Test
    void letsGoOfAPairWithItsService() {
        String service = "/v1/Services/"
                + bench.post("/v1/Services", "FriendlyName", "Other").sid();
        bind(service + "/Conversations/"
                + bench.post(service + "/Conversations").sid());
        assertEquals(409, bind("/v1/Conversations/" + bench.conversation()));

        bench.delete(service);

        assertEquals(201, bind("/v1/Conversations/" + bench.conversation()));
    }

    @Test
    void letsGoOfAPairWithAReset() {
        bench.phone(bench.conversation());

        bench.post("/sandbox/reset");

        assertEquals(201, bind("/v1/Conversations/" + bench.conversation()));
    }

    @Test
    void tellsTwoNumbersOfOnePhoneApart() {
        bench.phone(bench.conversation());

        Bench.Reply other = bench.post("/sandbox/sms", "From", Bench.PHONE, "To", "+15005550007", "Body", "hello");

        assertEquals(2, bench.get("/v1/Conversations").list("conversations").size());
        assertEquals(201, other.status());
    }

    private int bind(String conversation) {
        return bench.post(
                        conversation + "/Participants",
                        "MessagingBinding.Address",
                        Bench.PHONE,
                        "MessagingBinding.ProxyAddress",
                        Bench.NUMBER)
                .status();
    }
}
