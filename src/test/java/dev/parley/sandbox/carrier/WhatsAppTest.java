package dev.parley.sandbox.carrier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.FormParameters;
import dev.parley.sandbox.Bench;
import dev.parley.sandbox.Ear.Heard;
import dev.parley.sandbox.rest.SandboxAccount;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Phones on WhatsApp. */
class WhatsAppTest {
    private static final String PHONE = "whatsapp:" + Bench.PHONE;
    private static final String NUMBER = "whatsapp:" + Bench.NUMBER;

    @RegisterExtension
    final Bench bench = new Bench();

    @Test
    void opensAConversationOfItsChannel() {
        write("hello");

        FormParameters participant = bench.ear.await("onParticipantAdded").form();
        assertEquals(
                "WHATSAPP whatsapp whatsapp:+15005550001 whatsapp:+15005550006",
                participant.first("Source") + " " + participant.first("MessagingBinding.Type") + " "
                        + participant.first("MessagingBinding.Address") + " "
                        + participant.first("MessagingBinding.ProxyAddress"));
        assertEquals("WHATSAPP", bench.ear.await("onMessageAdded").form().first("Source"));
    }

    @Test
    void isAnotherPhoneThanTheOneThatTexts() {
        String texting = bench.post("/sandbox/sms", "From", Bench.PHONE, "To", Bench.NUMBER, "Body", "hello")
                .json()
                .getString("conversation_sid");

        assertTrue(!texting.equals(write("hello").json().getString("conversation_sid")));
    }

    @Test
    void tellsBothKindsWhenATextWasRead() {
        bench.post("/sandbox/phones/" + PHONE, "Status", "read");
        String messages = "/v1/Conversations/" + write("hello").json().getString("conversation_sid") + "/Messages";
        bench.post("/v1/Configuration/Webhooks", "Filters", "onDeliveryUpdated");

        String said = bench.post(messages, "Body", "good day").sid();
        bench.ear.await("onDeliveryUpdated");

        assertEquals(
                List.of(
                        "sent",
                        "onDeliveryUpdated sent",
                        "delivered",
                        "onDeliveryUpdated delivered",
                        "read",
                        "onDeliveryUpdated read"),
                bench.ear.await(10).stream()
                        .filter(heard -> heard.form().first("Author") == null)
                        .filter(heard -> heard.form().first("MessageSid") != null)
                        .map(WhatsAppTest::inShort)
                        .toList());
        JsonObject delivery = bench.get(messages + "/" + said).json().getJsonObject("delivery");
        assertEquals(
                "{\"total\":1,\"sent\":\"all\",\"delivered\":\"all\",\"read\":\"all\",\"failed\":\"none\","
                        + "\"undelivered\":\"none\"}",
                delivery.encode());
    }

    @Test
    void namesTheChannelsMessageInReceipts() {
        String messages = "/v1/Conversations/" + write("hello").json().getString("conversation_sid") + "/Messages";

        bench.post(messages, "Body", "good day");

        String channelSid =
                String.valueOf(bench.ear.await("onDeliveryUpdated").form().first("ChannelMessageSid"));
        String textSid = String.valueOf(bench.ear.await("delivered").form().first("MessageSid"));
        assertEquals("WA" + textSid.substring(2), channelSid);
        assertTrue(textSid.startsWith("SM"));
    }

    @Test
    void callsBackWithTheChannelsParameters() {
        bench.post("/sandbox/phones/" + PHONE, "Status", "read");
        write("hello");
        send("whatsapp:");

        Heard read = bench.ear.await("READ");

        assertEquals(
                "[AccountSid, ApiVersion, ChannelInstallSid, ChannelPrefix, EventType, From, MessageSid, MessageStatus,"
                        + " SmsSid, SmsStatus, To]",
                new TreeSet<>(read.form().all().keySet()).toString());
        assertEquals(
                "read whatsapp",
                read.form().first("MessageStatus") + " " + read.form().first("ChannelPrefix"));
    }

    @Test
    void takesWordsOfOnesOwnForADayAfterThePhoneWrote() {
        bench.post("/v1/Configuration/Webhooks", "Filters", "onDeliveryUpdated");
        String messages = "/v1/Conversations/" + write("hello").json().getString("conversation_sid") + "/Messages";

        bench.pass("PT23H59M59.999S");
        bench.post(messages, "Body", "in time");
        bench.ear.await("delivered");
        bench.pass("PT0.001S");
        bench.post(messages, "Body", "too late");

        FormParameters failed = bench.ear.await("failed").form();
        assertEquals("63016", failed.first("ErrorCode"));
        assertEquals(
                List.of("sent null", "delivered null", "failed 63016"),
                bench.ear.await(6).stream()
                        .map(Heard::form)
                        .filter(form -> "onDeliveryUpdated".equals(form.first("EventType")))
                        .map(form -> form.first("Status") + " " + form.first("ErrorCode"))
                        .toList());
    }

    @Test
    void takesTemplatesAtAnyTime() {
        String template = "HX" + "1".repeat(32);

        sendWith("ContentSid", template);

        assertEquals(PHONE, bench.ear.await("delivered").form().first("To"));
    }

    @Test
    void takesNoWordsOfOnesOwnBeforeThePhoneWrote() {
        sendWith("Body", "good day");

        assertEquals("63016", bench.ear.await("failed").form().first("ErrorCode"));
    }

    @Test
    void refusesATextFromOneChannelToAnother() {
        assertEquals(
                "400 21910 From and To are sms and whatsapp: expected two addresses of one channel.",
                send("").refusal());
        assertEquals(
                "400 21910 From and To are whatsapp and sms: expected two addresses of one channel.",
                bench.post("/sandbox/sms", "From", PHONE, "To", Bench.NUMBER, "Body", "hello")
                        .refusal());
    }

    private Bench.Reply write(String body) {
        return bench.post("/sandbox/sms", "From", PHONE, "To", NUMBER, "Body", body);
    }

    private void sendWith(String name, String value) {
        bench.post(
                "/2010-04-01/Accounts/" + SandboxAccount.ACCOUNT_SID + "/Messages.json",
                "From",
                NUMBER,
                "To",
                PHONE,
                name,
                value);
    }

    private Bench.Reply send(String prefix) {
        return bench.post(
                "/2010-04-01/Accounts/" + SandboxAccount.ACCOUNT_SID + "/Messages.json",
                "From",
                prefix + Bench.NUMBER,
                "To",
                PHONE,
                "Body",
                "good day");
    }

    private static String inShort(Heard heard) {
        String status = heard.form().first("Status");
        return status == null ? String.valueOf(heard.form().first("MessageStatus")) : heard.event() + " " + status;
    }
}
