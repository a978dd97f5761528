package dev.parley.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.protocol.Signature;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One valid request, changed in one way in each test. */
class SignatureCheckTest {
    private static final String URL = "https://chat.example.com/chat";
    private static final String JSON = "{\"EventType\":\"onMessageAdded\"}";

    private final SignatureCheck check =
            new SignatureCheck(SignedRequest.PUBLIC_URL, List.of(SignedRequest.KEY, "next key"));
    private final SignedRequest request = SignedRequest.valid();

    @Test
    void acceptsWhatTwilioSigned() {
        assertAccepted(request);
    }

    @Test
    void refusesMissingSignature() {
        assertRefused(request.withoutSignature());
    }

    @Test
    void refusesEmptySignature() {
        assertRefused(request.withoutSignature().withHeader("X-Twilio-Signature", ""));
    }

    @Test
    void refusesSecondSignature() {
        assertRefused(request.withHeader("x-twilio-signature", "forged"));
    }

    @Test
    void refusesSecondSignatureEvenIfTheFirstIsForged() {
        SignedRequest forgedFirst = request.withoutSignature().withHeader("X-Twilio-Signature", "forged");

        assertRefused(forgedFirst.withHeader(
                "X-Twilio-Signature", String.valueOf(request.headers().get("X-Twilio-Signature"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EventType=onMessageAdded&Body=hi!",
                "EventType=onMessageAdded",
                "EventType=onMessageAdded&Body=hi&Author=Tackleton",
                "EventType=onMessageAdded&Body=hi+",
                ""
            })
    void refusesChangedForm(String form) {
        assertRefused(request.withBody(form));
    }

    @Test
    void acceptsFieldsInAnyOrder() {
        assertAccepted(request.withBody("Body=hi&EventType=onMessageAdded"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/chat?x=1", "/Chat", "/chat/", "/other", "/chat?"})
    void refusesChangedTarget(String target) {
        assertRefused(request.withTarget(target));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Address=b&Address=a&Address=b",
                "Body=&Media=&EventType=onMessageAdded",
                "Body=%F0%9F%91%8B%0A%26%3D%2B&MessagingBinding.Address=%2B15005550006",
                "Body=+leading+and+trailing+"
            })
    void acceptsForm(String form) {
        assertAccepted(SignedRequest.form("https://chat.example.com/chat", form));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/chat",
                "/chat?EventType=onMessageAdd&Body=hi",
                "/chat?Body=a%26b",
                "/chat?Body=1%2B1",
                "/chat?Body=caf%C3%A9",
                "/chat?Body=caf%c3%a9&Body=&Empty",
                "/chat?Body=don't@me:here",
                "/with%20space/chat"
            })
    void acceptsGetWithItsEscapesUntouched(String target) {
        assertAccepted(SignedRequest.get(SignedRequest.PUBLIC_URL + target));
    }

    @Test
    void refusesEscapeWrittenAnotherWay() {
        SignedRequest capitals = SignedRequest.get("https://chat.example.com/chat?Body=caf%C3%A9");

        assertRefused(capitals.withTarget("/chat?Body=caf%c3%a9"));
    }

    @Test
    void acceptsJsonByItsHash() throws Exception {
        assertAccepted(SignedRequest.json(URL, JSON));
    }

    @Test
    void acceptsJsonByItsHashInCapitals() {
        assertAccepted(SignedRequest.jsonWithHash(
                URL,
                "{\"CallSid\":\"CA1234567890ABCDE\",\"Caller\":\"+12349013030\"}",
                "5CCDE7145DFB8F56479710896586CB9D5911809D83AFBE34627818790DB0AEC9"));
    }

    @Test
    void refusesJsonWhereTheHashIsOfOtherWords() throws Exception {
        assertRefused(SignedRequest.json(URL, JSON).withBody("{\"EventType\":\"onMessageRemoved\"}"));
    }

    @Test
    void refusesJsonWhoseBodyWasTakenAway() throws Exception {
        assertRefused(SignedRequest.json(URL, JSON).withBody(""));
    }

    @Test
    void refusesJsonWithoutHash() {
        assertRefused(SignedRequest.jsonWithoutHash(URL, JSON));
    }

    @Test
    void refusesJsonWithHashThatNobodySigned() throws Exception {
        SignedRequest hashed = SignedRequest.json(URL, JSON);

        assertRefused(SignedRequest.jsonWithoutHash(URL, JSON).withTarget(hashed.target()));
    }

    @Test
    void refusesJsonWhereGetWasSigned() {
        assertRefused(SignedRequest.get(URL).withBody(JSON).withHeader("Content-Type", "application/json"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://chat.example.com,      https://chat.example.com:443",
        "https://chat.example.com:443,  https://chat.example.com",
        "http://127.0.0.1:8080,         http://127.0.0.1:8080",
        "http://127.0.0.1:8080,         http://127.0.0.1",
        "http://chat.example.com,       http://chat.example.com:80",
        "https://[2001:db8::1],         https://[2001:db8::1]:443",
        "https://chat.example.com/,     https://chat.example.com",
        "https://chat.example.com//,    https://chat.example.com",
        "https://user:p@ss@chat.example.com, https://chat.example.com",
    })
    void acceptsEitherFormOfTheAddress(String publicUrl, String signed) {
        SignatureCheck here = new SignatureCheck(publicUrl, List.of(SignedRequest.KEY));

        assertEquals(
                new SignatureVerdict.Signed(),
                here.decide(
                        SignedRequest.get(signed + "/chat?Body=a%26b%2B%C3%A9").received()));
    }

    @Test
    void acceptsPathBeforeOurs() {
        SignatureCheck behindProxy = new SignatureCheck("https://example.com/parley/", List.of(SignedRequest.KEY));
        SignedRequest prefixed = SignedRequest.form("https://example.com/parley/chat", "Body=hi");

        assertEquals(
                new SignatureVerdict.Signed(),
                behindProxy.decide(prefixed.withTarget("/chat").received()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://chat.example.com/chat?Body=a%26b",
                "HTTPS://elsewhere.example.com:8443/chat?Body=a%26b",
                "http://user:p%40ss@chat.example.com/chat?Body=a%26b",
                "http:///chat?Body=a%26b"
            })
    void verifiesAbsoluteTargetAsItsPathDoes(String target) {
        assertAccepted(
                SignedRequest.get("https://chat.example.com/chat?Body=a%26b").withTarget(target));
    }

    @Test
    void takesAbsoluteTargetWithoutPathForTheRoot() {
        assertAccepted(SignedRequest.get("https://chat.example.com/").withTarget("http://chat.example.com"));
        assertAccepted(SignedRequest.get("https://chat.example.com/?x=1").withTarget("http://chat.example.com?x=1"));
    }

    @Test
    void takesTwoSlashesForPathAndNotForHost() {
        assertAccepted(SignedRequest.get("https://chat.example.com//chat").withTarget("//chat"));
        assertRefused(SignedRequest.get("https://chat.example.com/").withTarget("//chat"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", ".evil.example.com/chat", "@evil.example.com/chat", "ftp://chat.example.com/chat", ""})
    void refusesTargetThatIsNoPath(String target) {
        SignedRequest asIfAppended = SignedRequest.get("https://chat.example.com" + target);

        assertEquals(
                "its request target has no path",
                check.decide(asIfAppended.withTarget(target).received()).reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {SignedRequest.KEY, "next key"})
    void acceptsEveryValidKey(String key) {
        String signature = Signature.of(
                key, "https://chat.example.com/chat", request.received().form());

        assertAccepted(request.withoutSignature().withHeader("X-Twilio-Signature", signature));
    }

    @Test
    void refusesKeyThatIsNoLongerValid() {
        SignatureCheck afterwards = new SignatureCheck(SignedRequest.PUBLIC_URL, List.of("next key"));

        assertEquals(403, afterwards.decide(request.received()).status());
    }

    @Test
    void refusesEverythingWithoutKey() {
        SignatureCheck keyless = new SignatureCheck(SignedRequest.PUBLIC_URL, List.of());

        assertEquals(403, keyless.decide(request.received()).status());
    }

    private void assertAccepted(SignedRequest accepted) {
        assertEquals(new SignatureVerdict.Signed(), check.decide(accepted.received()));
    }

    private void assertRefused(SignedRequest refused) {
        assertEquals(403, check.decide(refused.received()).status());
    }
}
