package dev.parley.sandbox.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.sandbox.Bench;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PhoneListingTest {
    @RegisterExtension
    final Bench bench = new Bench();

    @Test
    void showsAPhoneWithAllThatIsKnownOfIt() {
        bench.post("/sandbox/phones/" + Bench.PHONE, "Status", "undelivered", "DelayMillis", "20");
        write(Bench.PHONE, "STOP");

        assertEquals(
                new JsonArray(
                        """
                        [{"number": "+15005550001", "status": "undelivered", "error_code": 30008, "delay_millis": 20,
                          "channel": "sms", "opted_out_of": ["+15005550006"], "received": 1, "sent": 1,
                          "at": "2026-11-22T10:00:00.125Z"}]
                        """),
                bench.get("/sandbox/phones").array());
    }

    @Test
    void listsWhoHadTheLastTextLast() {
        write("+15005550002", "hello");
        write("+15005550003", "hello");
        write("+15005550002", "hello again");

        assertEquals(List.of("+15005550003", "+15005550002"), numbers());
    }

    @Test
    void listsPhonesThatNobodyWroteToYet() {
        bench.phone(bench.conversation());
        bench.post("/sandbox/phones/whatsapp:+15005550004", "Status", "read");

        assertEquals(List.of("+15005550001", "whatsapp:+15005550004"), numbers());
    }

    @Test
    void showsWhatAPhoneReceivedAndSentInItsOrder() {
        bench.post("/sandbox/phones/" + Bench.PHONE, "Status", "undelivered");
        String conversation = write(Bench.PHONE, "hello").json().getString("conversation_sid");
        bench.post("/v1/Conversations/" + conversation + "/Messages", "Body", "good day");
        bench.ear.await("undelivered");

        assertEquals(
                List.of("sent hello received null", "received good day undelivered 30008"),
                bench.get("/sandbox/phones/" + Bench.PHONE + "/texts").array().stream()
                        .map(text -> inShort((JsonObject) text))
                        .toList());
    }

    private static String inShort(JsonObject text) {
        return text.getString("direction") + " " + text.getString("body") + " " + text.getString("status") + " "
                + text.getInteger("error_code");
    }

    private List<String> numbers() {
        return bench.get("/sandbox/phones").array().stream()
                .map(phone -> ((JsonObject) phone).getString("number"))
                .toList();
    }

    private Bench.Reply write(String from, String body) {
        return bench.post("/sandbox/sms", "From", from, "To", Bench.NUMBER, "Body", body);
    }
}
