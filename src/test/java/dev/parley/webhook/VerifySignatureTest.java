package dev.parley.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.door.OpenDoor;
import dev.parley.door.RequestHead;
import dev.parley.protocol.FormParameters;
import dev.parley.protocol.Signature;
import dev.parley.protocol.http.ClientAddress;
import dev.parley.protocol.http.RefusalLog;
import io.vertx.core.MultiMap;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The step {@code signed} with the real HTTP engine. */
class VerifySignatureTest {
    private static final String ROUTE =
            """
            - route:
                id: chat
                from:
                  uri: platform-http:/chat
                  steps:
                    - process: {ref: signed}
                    - setBody: {simple: "heard ${body}, headers ${headers}"}
            """;
    private static final String HEARD = "heard %s, headers {CamelHttpMethod=POST, CamelHttpPath=/chat}";
    private static final SignatureCheck CHECK =
            new SignatureCheck(SignedRequest.PUBLIC_URL, List.of(SignedRequest.KEY));

    private final OpenDoor door = new OpenDoor();

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void letsTwilioPass() throws Exception {
        HttpResponse<String> answer = strict().postForm("/chat", "Body=hi", signing("Body=hi"));

        assertEquals(HEARD.formatted("{Body=hi}"), answer.body());
    }

    @Test
    void letsFormsPassAsTwilioSendsThem() throws Exception {
        String form = "Body=line+one%0Aline+two&Attributes=%7B%7D";
        HttpRequest.Builder asTwilioDoes = HttpRequest.newBuilder(strict().uri("/chat"))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .headers(signing(form))
                .POST(BodyPublishers.ofString(form));

        HttpResponse<String> answer = door.send(asTwilioDoes);

        assertEquals(HEARD.formatted("{Body=line one\nline two, Attributes={}}"), answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Body=hi", "X-Twilio-Signature=x&CamelHttpUri=x&signed=true"})
    void answersStrangersNothing(String form) throws Exception {
        assertRefused(strict().postForm("/chat", form));
    }

    @Test
    void takesNoSignatureFromFieldOrQuery() throws Exception {
        String[] signature = signing("Body=hi");

        assertRefused(strict().postForm("/chat?X-Twilio-Signature=" + signature[1], "Body=hi"));
        assertRefused(door.postForm("/chat", "Body=hi&X-Twilio-Signature=" + signature[1]));
    }

    @Test
    void showsFieldsNamedLikeHeadersAsFieldsOnly() throws Exception {
        String form = "X-Twilio-Signature=forged&CamelHttpUri=http%3A%2F%2Fx&CamelHttpResponseCode=500";

        HttpResponse<String> answer = strict().postForm("/chat", form, signing(form));

        assertEquals(200, answer.statusCode());
        assertEquals(
                HEARD.formatted("{X-Twilio-Signature=forged, CamelHttpUri=http://x, CamelHttpResponseCode=500}"),
                answer.body());
        assertEquals(
                Set.of("cache-control", "content-length", "content-type"),
                answer.headers().map().keySet());
    }

    @Test
    void refusesTwoSignatures() throws Exception {
        String[] signature = signing("Body=hi");

        assertRefused(
                strict().postForm("/chat", "Body=hi", signature[0], signature[1], "x-twilio-signature", "forged"));
    }

    @Test
    void logsRefusalsOfOneKindOnce() throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();
        RefusalLog refusals = new RefusalLog(System::nanoTime, lines::add);
        door.with("signed", VerifySignature.with(CHECK, refusals)).with(ROUTE);
        String[] forged = {
            "X-Twilio-Signature", Signature.of("another key", "https://chat.example.com/chat", FormParameters.NONE)
        };

        for (int i = 0; i < 5; i++) {
            door.postForm("/chat", "Body=hi");
            door.postForm("/chat", "Body=hi", forged);
        }

        assertEquals(
                List.of(
                        "Refused POST /chat: it has no X-Twilio-Signature, more than one, or a malformed one, so it"
                                + " is not from Twilio",
                        "Refused POST /chat: the HMAC_SHA1 signature does not match https://chat.example.com/chat. If"
                                + " Twilio calls another address, set webhooks.public-url to it; if it signs with"
                                + " another auth token, add that to webhooks.signing-keys."),
                lines);
    }

    @Test
    void knowsWhatCannotPassBeforeItIsRead() {
        VerifySignature strict = VerifySignature.with(CHECK);

        assertTrue(strict.mayPass(head("RSOYDt4T1cUTdK1PDd93/VVr8B8=")));
        assertFalse(strict.mayPass(head("forged")));
        assertFalse(strict.mayPass(head()));
        assertFalse(strict.mayPass(head("RSOYDt4T1cUTdK1PDd93/VVr8B8=", "RSOYDt4T1cUTdK1PDd93/VVr8B8=")));
        assertTrue(VerifySignature.off().mayPass(head()));
    }

    private static RequestHead head(String... signatures) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        List.of(signatures).forEach(signature -> headers.add("X-Twilio-Signature", signature));
        return new RequestHead("POST", "/chat", headers, new ClientAddress(InetAddress.getLoopbackAddress()));
    }

    @Test
    void letsEverybodyPassWhereItIsOff() throws Exception {
        door.with("signed", VerifySignature.off()).with(ROUTE);

        assertEquals(
                HEARD.formatted("{Body=hi}"), door.postForm("/chat", "Body=hi").body());
    }

    private OpenDoor strict() throws Exception {
        return door.with("signed", VerifySignature.with(CHECK)).with(ROUTE);
    }

    private static String[] signing(String form) {
        String signature =
                Signature.of(SignedRequest.KEY, SignedRequest.PUBLIC_URL + "/chat", FormParameters.parse(form));
        return new String[] {"X-Twilio-Signature", signature};
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertEquals(403, answer.statusCode());
        assertEquals("", answer.body());
        Set<String> told = new TreeSet<>(answer.headers().map().keySet());
        // If a body was still arriving, the response closes the connection.
        told.remove("connection");
        assertEquals(Set.of("cache-control", "content-length"), told);
    }
}
