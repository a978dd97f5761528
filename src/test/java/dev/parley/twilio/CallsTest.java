package dev.parley.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.parley.camel.EventHeaders;
import dev.parley.twilio.call.CallCatalog;
import dev.parley.twilio.request.RequestCapture;
import dev.parley.twilio.request.TwilioHttp;
import dev.parley.twilio.request.TwilioSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which requests are sent and what a route gets. */
class CallsTest {
    private static final String CH = "CH" + "1".repeat(32);

    private final FakeTwilio twilio = new FakeTwilio();
    private final Routes routes = new Routes(twilio.settings());

    @AfterEach
    void stop() throws Exception {
        routes.close();
        twilio.close();
    }

    @Test
    void givesTheRawJsonAsMapInItsOrder() {
        twilio.answers(201, "{\"sid\":\"%s\",\"new_thing\":{\"a\":[1,null]},\"attributes\":\"{}\"}".formatted(CH));
        routes.start("conversations/create", "friendlyName: ${body}");

        Exchange done = routes.send("Support");

        assertEquals(
                "{sid=" + CH + ", new_thing={a=[1, null]}, attributes={}}",
                done.getMessage().getBody().toString());
        assertEquals(List.of("POST /v1/Conversations"), twilio.asked());
        assertEquals(
                Map.of("FriendlyName", List.of("Support")), twilio.only().form().all());
    }

    @Test
    void leavesTheHeadersOfTheMessageAlone() {
        routes.start("conversations/fetch", "sid: ${body}");

        Exchange done = routes.send(CH, Map.of(EventHeaders.ID, "E1", "Other", 2));

        assertEquals(
                Map.of(EventHeaders.ID, "E1", "Other", 2), done.getMessage().getHeaders());
    }

    @Test
    void sendsCredentialsAndTheWebhookHeader() {
        routes.start("conversations/delete", "sid: " + CH, "xTwilioWebhookEnabled: 'true'");

        routes.send("");

        String credentials = "SK" + "0".repeat(32) + ":key-secret";
        assertEquals(
                "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.US_ASCII)),
                twilio.only().authorization());
        assertEquals(List.of("true"), twilio.only().headers().get("X-twilio-webhook-enabled"));
    }

    @Test
    void givesAnEmptyMapAfterDelete() {
        twilio.answers(204, "");
        routes.start("conversations/participants/delete", "conversationSid: " + CH, "sid: MB1");

        Exchange done = routes.send("");

        assertEquals(Map.of(), done.getMessage().getBody());
        assertEquals(List.of("DELETE /v1/Conversations/" + CH + "/Participants/MB1"), twilio.asked());
    }

    @Test
    void followsPagesUpToTheLimitAndToNoOtherHost() {
        twilio.answers(
                        200,
                        page(
                                "{\"sid\":\"IM1\"},{\"sid\":\"IM2\"}",
                                "https://elsewhere.example/v1/Next?Page=1&PageToken=a%2Fb"))
                .answers(200, page("{\"sid\":\"IM3\"},{\"sid\":\"IM4\"}", "https://elsewhere.example/v1/Next?Page=2"));
        routes.start("conversations/messages/list", "conversationSid: " + CH, "order: desc", "pageSize: 2", "limit: 3");

        Exchange done = routes.send("");

        assertEquals(
                "[{sid=IM1}, {sid=IM2}, {sid=IM3}]", done.getMessage().getBody().toString());
        assertEquals(2, twilio.asked().size());
        assertEquals("GET /v1/Next?Page=1&PageToken=a%2Fb", twilio.asked().get(1));
        assertEquals(
                twilio.received().get(0).authorization(),
                twilio.received().get(1).authorization());
    }

    private static String page(String records, String next) {
        return "{\"meta\":{\"key\":\"messages\",\"next_page_url\":\"%s\"},\"messages\":[%s]}".formatted(next, records);
    }

    @Test
    void followsPagesOfPathThatNeedsEscapes() {
        twilio.answers(200, page("{\"sid\":\"IM1\"}", "https://x.example//y.example/v1/my%20room?PageToken=%2B"))
                .answers(200, page("", ""));
        routes.start("conversations/messages/list", "conversationSid: my room");

        assertNull(routes.send("").getException());
        assertEquals(
                List.of("GET /v1/Conversations/my%20room/Messages", "GET //y.example/v1/my%20room?PageToken=%2B"),
                twilio.asked());
    }

    @Test
    void readsAnswersAsUtf8WhateverTheirTypeSays() {
        twilio.answers(200, "{\"friendly_name\":\"Grüße 👋\"}", Map.of("Content-Type", "application/json"))
                .answers(200, "{\"friendly_name\":\"Grüße 👋\"}");
        routes.start("conversations/fetch", "sid: " + CH);

        assertEquals(
                Map.of("friendly_name", "Grüße 👋"),
                routes.send("").getMessage().getBody());
        assertEquals(
                Map.of("friendly_name", "Grüße 👋"),
                routes.send("").getMessage().getBody());
    }

    @Test
    void readsListsOfTheOlderApi() {
        twilio.answers(
                        200,
                        "{\"messages\":[{\"sid\":\"SM1\"}],\"next_page_uri\":\"/2010-04-01/Accounts/%s/Messages.json?Page=1\"}"
                                .formatted(FakeTwilio.ACCOUNT))
                .answers(200, "{\"messages\":[{\"sid\":\"SM2\"}],\"next_page_uri\":null}");
        routes.start("messages/list", "to: '+15551234567'");

        assertEquals(
                "[{sid=SM1}, {sid=SM2}]", routes.send("").getMessage().getBody().toString());
        assertEquals(
                List.of(
                        "GET /2010-04-01/Accounts/%s/Messages.json?To=%%2B15551234567".formatted(FakeTwilio.ACCOUNT),
                        "GET /2010-04-01/Accounts/%s/Messages.json?Page=1".formatted(FakeTwilio.ACCOUNT)),
                twilio.asked());
    }

    @Test
    void startsStudioExecution() {
        routes.start(
                "studio/flows/executions/create",
                "flowSid: FW" + "0".repeat(32),
                "to: '+15551234567'",
                "from: '+15557654321'",
                "parameters: '{\"name\": \"${body}\"}'");

        assertNull(routes.send("Ada").getException());
        assertEquals(List.of("POST /v2/Flows/FW" + "0".repeat(32) + "/Executions"), twilio.asked());
        assertEquals("{\"name\": \"Ada\"}", twilio.only().form().first("Parameters"));
    }

    @Test
    void sendsMessagesFromNumberOrFromService() {
        routes.startYaml(
                """
                - route:
                    from:
                      uri: direct:start
                      steps:
                        - to:
                            uri: twilio-api:messages/create
                            parameters:
                              to: "+15551234567"
                              from: "+15557654321"
                              body: a
                        - to:
                            uri: twilio-api:messages/create
                            parameters:
                              to: "+15551234567"
                              messagingServiceSid: MG00000000000000000000000000000000
                              body: b
                              mediaUrl: https://example.com/a.png,https://example.com/b.png
                """);

        assertNull(routes.send("").getException());
        assertEquals("+15557654321", twilio.received().get(0).form().first("From"));
        assertEquals(
                List.of("https://example.com/a.png", "https://example.com/b.png"),
                twilio.received().get(1).form().values("MediaUrl"));
    }

    @Test
    void sendsJsonToProductsThatWantIt() {
        routes.start("v2/participants/create", "conversationId: conv_1", "body: '{\"name\":\"Ada\",\"brand_new\":1}'");

        assertNull(routes.send("").getException());
        assertEquals(List.of("POST /v2/Conversations/conv_1/Participants"), twilio.asked());
        assertEquals("{\"name\":\"Ada\",\"brand_new\":1}", twilio.only().body());
    }

    @Test
    void holdsNoThreadOfTheCallerWhileTwilioThinks() throws Exception {
        routes.start("conversations/fetch", "sid: " + CH);
        CompletableFuture<Thread> answered = new CompletableFuture<>();
        Exchange exchange = routes.context()
                .getEndpoint("twilio-api:conversations/fetch?sid=" + CH)
                .createExchange();
        var producer = routes.context()
                .getEndpoint("twilio-api:conversations/fetch?sid=" + CH)
                .createAsyncProducer();
        producer.start();

        boolean sync = producer.process(exchange, done -> answered.complete(Thread.currentThread()));

        assertEquals(false, sync);
        assertNotEquals(Thread.currentThread(), answered.get(10, TimeUnit.SECONDS));
    }

    @Test
    void addressesTwilioByEdgeAndRegion() {
        TwilioSettings here = twilio.settings();
        TwilioSettings ireland = new TwilioSettings(
                here.accountSid(),
                here.username(),
                here.password(),
                null,
                "dublin",
                "ie1",
                here.connectTimeout(),
                here.responseTimeout());

        URI address = TwilioHttp.address(
                new CallCatalog()
                        .get("conversations/fetch")
                        .write(Map.of("sid", List.of("my room")), new RequestCapture(ireland)),
                null);

        assertEquals(URI.create("https://conversations.dublin.ie1.twilio.com/v1/Conversations/my%20room"), address);
    }

    @Test
    void showsNoPasswordWithItsSettings() {
        assertEquals(false, twilio.settings().toString().contains("key-secret"));
    }
}
