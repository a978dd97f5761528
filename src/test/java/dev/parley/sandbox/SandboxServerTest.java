package dev.parley.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.sandbox.rest.SandboxAccount;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Invalid requests, and their responses. */
class SandboxServerTest {
    @RegisterExtension
    final Bench bench = new Bench();

    @Test
    void letsInTheAccountAndItsKeyOnly() {
        assertEquals(
                200, as(SandboxAccount.ACCOUNT_SID, SandboxAccount.AUTH_TOKEN).status());
        assertEquals(
                200,
                as(SandboxAccount.API_KEY_SID, SandboxAccount.API_KEY_SECRET).status());
        assertEquals(
                "401 20003 Authenticate with AC00000000000000000000000000000000 and sandbox-auth-token, or with"
                        + " SK00000000000000000000000000000000 and its secret.",
                as(SandboxAccount.ACCOUNT_SID, "wrong").refusal());
    }

    @Test
    void answersAnErrorAsTwilioDoes() {
        assertEquals(
                new JsonObject()
                        .put("code", 20404)
                        .put("message", "There is no conversation CH1.")
                        .put("more_info", "https://www.twilio.com/docs/errors/20404")
                        .put("status", 404),
                bench.get("/v1/Conversations/CH1").json());
    }

    @Test
    void offersTheClosestPath() {
        assertEquals(
                "404 20404 Sandbox has no POST /v1/Conversation/CH5c…/Messages."
                        + " Closest: POST /v1/Conversations/{ConversationSid}/Messages.",
                bench.post("/v1/Conversation/CH5c000000000000000000000000000000/Messages")
                        .refusal());
    }

    @Test
    void namesTheMethodsThatAPathHas() {
        assertEquals(
                "405 20004 Sandbox has no DELETE /v1/Users, only POST, GET.",
                bench.delete("/v1/Users").refusal());
    }

    @Test
    void takesAFieldOver8Kilobytes() {
        assertEquals(
                201,
                bench.post("/v1/Conversations", "Attributes", "\"" + "x".repeat(9000) + "\"")
                        .status());
    }

    @Test
    void refusesABodyOverOneMebibyte() {
        assertEquals(
                "413 20413 The body is larger than 1048576 bytes.",
                bench.post("/v1/Conversations", "FriendlyName", "x".repeat(1 << 20))
                        .refusal());
    }

    @Test
    void takesAHashInAFormForAHash() {
        var order = bench.request("/v1/Conversations").POST(BodyPublishers.ofString("FriendlyName=?Order #123"));

        assertEquals("?Order #123", bench.exchange(order).json().getString("friendly_name"));
    }

    @Test
    void refusesMoreFieldsThanAnybodySends() {
        var endless = bench.request("/v1/Conversations").POST(BodyPublishers.ofString("a&".repeat(2_000)));

        assertEquals(
                "400 20001 The request has more than 1000 fields.",
                bench.exchange(endless).refusal());
    }

    @Test
    void refusesBrokenEscapes() {
        var broken = bench.request("/v1/Conversations").POST(BodyPublishers.ofString("FriendlyName=%zz"));

        assertEquals(
                "400 20001 The request has a broken percent-escape.",
                bench.exchange(broken).refusal());
    }

    @Test
    void refusesJson() {
        var json = bench.request("/v1/Conversations")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"));

        assertEquals(
                "400 20001 Twilio reads forms: send the body as application/x-www-form-urlencoded.",
                bench.exchange(json).refusal());
    }

    @Test
    void refusesAttributesThatNestTooDeep() {
        assertEquals(
                "400 50304 Attributes is not valid JSON.",
                bench.post("/v1/Conversations", "Attributes", "[".repeat(16_000))
                        .refusal());
    }

    @ParameterizedTest
    @CsvSource({
        "evil.example, 400",
        "127.0.0.1.evil.example, 400",
        "localhost:1, 200",
        "127.0.0.1:1, 200",
        "[::1]:1, 200",
        "'', 400"
    })
    void answersUnderItsOwnNamesOnly(String host, int status) throws IOException {
        assertEquals(status, rawStatus("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"));
    }

    @Test
    void putsTheHostThatWasCalledIntoAddresses() throws IOException {
        String authorization = Bench.basic(SandboxAccount.ACCOUNT_SID, SandboxAccount.AUTH_TOKEN);

        String answer = raw("POST /v1/Conversations HTTP/1.1\r\nHost: localhost:4711\r\nContent-Length: 0\r\n"
                + "Authorization: " + authorization + "\r\nConnection: close\r\n\r\n");

        assertTrue(answer.contains("\"url\":\"http://localhost:4711/v1/Conversations/CH"), answer);
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example, 403",
        "null, 403",
        "http://127.0.0.1.evil.example, 403",
        "http://localhost:3000, 204",
        "http://127.0.0.1:8080, 204"
    })
    void letsNoPageOfAnotherSiteChangeIt(String origin, int status) throws IOException {
        String request = "POST /sandbox/reset HTTP/1.1\r\nHost: localhost\r\nOrigin: " + origin
                + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

        assertEquals(status, rawStatus(request));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Origin: https://evil.example | 403",
                "Origin: null                 | 403",
                "Origin: ::                   | 403",
                "Origin: file://              | 403",
                "Origin: http://localhost     | 403",
                "Origin: http://localhost:1   | 403",
                "Origin: http://127.0.0.1:1   | 403",
                "Origin: http://[::1]:1       | 403",
                "Origin: http://evil.example:{sandbox} | 403",
                "Origin: http://localhost.evil.example:{parley} | 403",
                "Sec-Fetch-Site: cross-site   | 403",
                "Sec-Fetch-Site: same-site    | 403",
                "Sec-Fetch-Site: same-origin  | 201",
                "Sec-Fetch-Site: none         | 201",
                "Origin: http://localhost:{sandbox} | 201",
                "Origin: http://127.0.0.1:{sandbox} | 201",
                "Origin: http://[::1]:{sandbox}     | 201",
                "Origin: http://localhost:{parley}  | 201",
                "Origin: http://127.0.0.1:{parley}  | 201",
                "Origin: http://localhost:4711      | 201",
                "User-Agent: curl                   | 201",
            })
    void letsNoPageButItsOwnCallWithThePassword(String header, int status) throws IOException {
        String sent = header.replace("{sandbox}", String.valueOf(bench.uri().getPort()))
                .replace(
                        "{parley}",
                        String.valueOf(URI.create(bench.ear.url("/")).getPort()));

        assertEquals(status, rawStatus(withPassword("POST /v1/Conversations", "localhost:4711", sent)));
    }

    @Test
    void letsNoOtherPageSendMediaWithThePassword() throws IOException {
        String post = "POST /v1/Services/" + SandboxAccount.CONVERSATIONS_SERVICE_SID + "/Media";

        assertEquals(403, rawStatus(withPassword(post, "localhost", "Origin: http://localhost:3000")));
        assertEquals(403, rawStatus(withPassword(post, "localhost", "Sec-Fetch-Site: same-site")));
    }

    @Test
    void keepsNothingOfWhatAnotherPageAsked() throws IOException {
        String redirect = "POST /v1/Configuration/Webhooks";

        assertEquals(403, rawStatus(withPassword(redirect, "localhost", "Origin: http://localhost:3000")));

        assertEquals(
                bench.ear.url("/chat"),
                bench.get("/v1/Configuration/Webhooks").json().getString("post_webhook_url"));
    }

    private static String withPassword(String line, String host, String header) {
        return line + " HTTP/1.1\r\nHost: " + host + "\r\n" + header + "\r\nContent-Length: 0\r\nAuthorization: "
                + Bench.basic(SandboxAccount.ACCOUNT_SID, SandboxAccount.AUTH_TOKEN) + "\r\nConnection: close\r\n\r\n";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/%zz HTTP/1.1\r\nHost: localhost\r\n",
                "GET /sandbox/phones/%ff%zz HTTP/1.1\r\nHost: localhost\r\n",
                "GET /sandbox/calls?a=%zz HTTP/1.1\r\nHost: localhost\r\n",
                "GET //// HTTP/1.1\r\nHost: localhost\r\n",
                "GET * HTTP/1.1\r\nHost: localhost\r\n",
                "TRACE / HTTP/1.1\r\nHost: localhost\r\n",
                "GET /v1/Conversations HTTP/1.0\r\n",
                "NONSENSE\r\n",
                "GET /v1/Users HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic ====\r\n"
            })
    void answersNonsenseWithAnErrorOfTheCaller(String request) throws IOException {
        int status = rawStatus(request + "Connection: close\r\n\r\n");

        assertTrue(status >= 400 && status < 500, "status " + status);
    }

    @Test
    void answersGiantNamesWithAnErrorOfTheCaller() throws IOException {
        assertEquals(414, rawStatus("GET /v1/" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    }

    @Test
    void keepsTheCallsItReceived() {
        bench.post("/v1/Users", "Identity", "alice");

        assertEquals(
                "[{\"at\":\"2026-11-22T10:00:00.125Z\",\"method\":\"POST\",\"path\":\"/v1/Users\","
                        + "\"form\":{\"Identity\":\"alice\"},\"status\":201}]",
                bench.get("/sandbox/calls").text());
    }

    @Test
    void keepsTheLastThousandCalls() {
        for (int i = 0; i < 1001; i++) {
            bench.get("/v1/Users/" + i);
        }

        var calls = bench.get("/sandbox/calls").array();

        assertEquals(
                "1000 /v1/Users/1", calls.size() + " " + calls.getJsonObject(0).getString("path"));
    }

    @Test
    void forgetsEverythingWhenToldTo() {
        bench.post("/v1/Conversations", "UniqueName", "room");

        assertEquals(204, bench.post("/sandbox/reset").status());

        assertEquals(201, bench.post("/v1/Conversations", "UniqueName", "room").status());
    }

    @Test
    void showsAPageThatNamesItsPaths() {
        String page = bench.get("/").text();

        assertTrue(page.contains("POST /sandbox/sms"), page);
    }

    private Bench.Reply as(String user, String password) {
        return bench.exchange(
                bench.unauthorised("/v1/Conversations").header("Authorization", Bench.basic(user, password)));
    }

    private int rawStatus(String request) throws IOException {
        return Integer.parseInt(raw(request).split(" ", 3)[1]);
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(bench.uri().getHost(), bench.uri().getPort())) {
            socket.getOutputStream().write(request.getBytes(UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
