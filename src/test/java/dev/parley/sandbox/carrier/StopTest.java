package dev.parley.sandbox.carrier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.sandbox.Bench;
import dev.parley.sandbox.rest.SandboxAccount;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A phone that opts out. */
class StopTest {
    private static final String TEXTS = "/2010-04-01/Accounts/" + SandboxAccount.ACCOUNT_SID + "/Messages.json";

    @RegisterExtension
    final Bench bench = new Bench();

    @Test
    void refusesATextToAPhoneThatWroteStop() {
        write("STOP");

        assertEquals("400 21610 +15005550001 opted out of messages from +15005550006: it sent STOP.", send().refusal());
    }

    @Test
    void takesTextsAgainAfterStart() {
        write("STOP");
        write("START");

        assertEquals(201, send().status());
    }

    @Test
    void takesATextByAMessagingServiceAndFailsIt() {
        write("STOP");

        Bench.Reply taken = bench.post(
                TEXTS, "To", Bench.PHONE, "MessagingServiceSid", "MG" + "1".repeat(32), "Body", "Your order is ready.");

        assertEquals(201, taken.status());
        assertEquals("21610", bench.ear.await("failed").form().first("ErrorCode"));
    }

    @Test
    void failsWhatIsSaidInAConversation() {
        String conversation = write("STOP").json().getString("conversation_sid");
        String messages = "/v1/Conversations/" + conversation + "/Messages";

        String said = bench.post(messages, "Body", "Your order is ready.").sid();

        var told = bench.ear.await("onDeliveryUpdated").form();
        assertEquals("failed 21610", told.first("Status") + " " + told.first("ErrorCode"));
        JsonObject receipt = bench.get(messages + "/" + said + "/Receipts")
                .list("delivery_receipts")
                .getJsonObject(0);
        assertEquals("failed 21610", receipt.getString("status") + " " + receipt.getInteger("error_code"));
    }

    @Test
    void tellsTheWordAndAnswersThePhone() {
        write("STOP");

        assertEquals("STOP", bench.ear.await("onMessageAdded").form().first("Body"));
        assertEquals(
                List.of("You will get no more messages from this number. Reply START to get them again."),
                bench.get("/sandbox/phones/" + Bench.PHONE).array().stream()
                        .map(text -> ((JsonObject) text).getString("body"))
                        .toList());
    }

    @Test
    void isForgottenWithAReset() {
        write("STOP");
        bench.post("/sandbox/reset");

        assertEquals(201, send().status());
    }

    private Bench.Reply write(String body) {
        return bench.post("/sandbox/sms", "From", Bench.PHONE, "To", Bench.NUMBER, "Body", body);
    }

    private Bench.Reply send() {
        return bench.post(TEXTS, "To", Bench.PHONE, "From", Bench.NUMBER, "Body", "Your order is ready.");
    }
}
