package dev.parley.sandbox.carrier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.sandbox.Bench;
import dev.parley.sandbox.Ear.Heard;
import dev.parley.sandbox.rest.SandboxAccount;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Phones that are unreachable, or slow. */
class PhoneOutcomesTest {
    private static final String TEXTS = "/2010-04-01/Accounts/" + SandboxAccount.ACCOUNT_SID + "/Messages.json";

    @RegisterExtension
    final Bench bench = new Bench();

    @Test
    void saysHowTextsEnd() {
        assertEquals(
                new JsonObject(
                        "{\"number\":\"+15005550001\",\"status\":\"undelivered\",\"error_code\":30003,\"delay_millis\":0}"),
                set("Status", "undelivered", "ErrorCode", "30003").json());
        assertEquals(
                new JsonObject(
                        "{\"number\":\"+15005550001\",\"status\":\"failed\",\"error_code\":30008,\"delay_millis\":0}"),
                set("Status", "failed").json());
        assertEquals(
                new JsonObject(
                        "{\"number\":\"+15005550001\",\"status\":\"delivered\",\"error_code\":null,\"delay_millis\":0}"),
                set("Status", "delivered", "ErrorCode", "30003").json());
    }

    @Test
    void tellsOfBothKindsWhatBecameOfAMessageThatWasNotDelivered() {
        set("Status", "undelivered", "ErrorCode", "30003");

        say();

        assertEquals(
                List.of(
                        "sent null",
                        "onDeliveryUpdated sent null",
                        "undelivered 30003",
                        "onDeliveryUpdated undelivered 30003"),
                bench.ear.await(4).stream().map(PhoneOutcomesTest::inShort).toList());
    }

    @Test
    void tellsOfAMessageThatFailedThatAndNothingElse() {
        set("Status", "failed", "ErrorCode", "21610");

        say();

        assertEquals(
                List.of("failed 21610", "onDeliveryUpdated failed 21610"),
                bench.ear.await(2).stream().map(PhoneOutcomesTest::inShort).toList());
    }

    @Test
    void keepsTheCodeInTheReceiptAndTheText() {
        set("Status", "undelivered", "ErrorCode", "30003");
        String message = say();
        bench.ear.await(4);

        JsonObject receipt =
                bench.get(message + "/Receipts").list("delivery_receipts").getJsonObject(0);
        JsonObject text = bench.get(TEXTS).list("messages").getJsonObject(0);

        assertEquals("undelivered 30003", receipt.getString("status") + " " + receipt.getInteger("error_code"));
        assertEquals("undelivered 30003", text.getString("status") + " " + text.getInteger("error_code"));
        assertEquals("[]", bench.get("/sandbox/phones/" + Bench.PHONE).text());
    }

    @Test
    void isGoodAgainOnceAskedFor() {
        set("Status", "undelivered");
        set("Status", "delivered");

        say();

        assertEquals("delivered null", inShort(bench.ear.await(4).get(2)));
    }

    @Test
    void isGoodAgainAfterAReset() {
        set("Status", "undelivered");
        bench.post("/sandbox/reset");

        say();

        assertEquals("delivered null", inShort(bench.ear.await(4).get(2)));
    }

    @Test
    void refusesWhatNoTextComesTo() {
        assertEquals("400 20001 Missing required parameter Status.", set().refusal());
        assertEquals(
                "400 20001 Status is \"lost\": expected one of delivered, read, undelivered, failed.",
                set("Status", "lost").refusal());
        assertEquals(
                "400 21211 \"me\" is not a phone number: expected one like +15005550006.",
                bench.post("/sandbox/phones/me", "Status", "failed").refusal());
        assertEquals(
                "400 20001 Status is read: only whatsapp: reports it, sms does not.",
                set("Status", "read").refusal());
        assertEquals(
                "400 20001 DelayMillis is -1: expected 0 to 3600000.",
                set("Status", "delivered", "DelayMillis", "-1").refusal());
    }

    @Test
    void keepsTextsFromASlowPhoneForAWhile() {
        set("Status", "delivered", "DelayMillis", "3600000");
        send(Bench.PHONE);
        send("+15005550002");
        bench.ear.await("delivered");

        assertEquals("[]", bench.get("/sandbox/phones/" + Bench.PHONE).text());
        assertEquals(
                List.of("delivered +15005550002", "sent +15005550001", "sent +15005550002"),
                bench.ear.await(3).stream()
                        .map(heard -> heard.event() + " " + heard.form().first("To"))
                        .sorted()
                        .toList());
    }

    @Test
    void reachesASlowPhoneInTheEnd() {
        set("Status", "undelivered", "DelayMillis", "3600000");
        say();
        bench.ear.await(2);

        bench.pass("PT1H");

        assertEquals("undelivered 30008", inShort(bench.ear.await(4).get(2)));
    }

    private void send(String phone) {
        bench.post(TEXTS, "From", Bench.NUMBER, "To", phone, "Body", "Your order is ready.");
    }

    private Bench.Reply set(String... form) {
        return bench.post("/sandbox/phones/" + Bench.PHONE, form);
    }

    /** Sends a message in a new conversation with the phone, and returns its path. */
    private String say() {
        String conversation = bench.conversation();
        bench.phone(conversation);
        String messages = "/v1/Conversations/" + conversation + "/Messages";
        return messages + "/"
                + bench.post(messages, "Body", "Your order is ready.").sid();
    }

    private static String inShort(Heard heard) {
        String status = heard.form().first("Status");
        return heard.event() + (status == null ? "" : " " + status) + " "
                + heard.form().first("ErrorCode");
    }
}
