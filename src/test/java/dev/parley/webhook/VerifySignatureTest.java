package dev.parley.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.door.Fields;
import dev.parley.door.OpenDoor;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The step {@code signed} behind the real door. */
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
                Set.of(":status", "cache-control", "content-length", "content-type"),
                answer.headers().map().keySet());
    }

    @Test
    void refusesTwoSignatures() throws Exception {
        String[] signature = signing("Body=hi");

        assertRefused(
                strict().postForm("/chat", "Body=hi", signature[0], signature[1], "x-twilio-signature", "forged"));
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
        String signature = Signature.of(SignedRequest.KEY, SignedRequest.PUBLIC_URL + "/chat", Fields.parse(form));
        return new String[] {"X-Twilio-Signature", signature};
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertEquals(403, answer.statusCode());
        assertEquals("", answer.body());
        assertEquals(
                Set.of(":status", "cache-control", "content-length"),
                answer.headers().map().keySet());
    }
}
