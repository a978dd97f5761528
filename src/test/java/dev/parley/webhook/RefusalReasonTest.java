package dev.parley.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.door.OriginalRequest;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The log message of a refused request; it never quotes the query, which may hold a message. */
class RefusalReasonTest {
    private final SignatureCheck check =
            new SignatureCheck(SignedRequest.PUBLIC_URL, List.of(SignedRequest.KEY, "next key"));

    @Test
    void tellsThatNobodySigned() {
        SignatureVerdict verdict =
                check.decide(SignedRequest.valid().withoutSignature().received());

        assertEquals(
                "it has no X-Twilio-Signature, more than one, or a malformed one, so it is not from Twilio",
                verdict.reason());
    }

    @Test
    void namesBothSettingsWhereNothingMatches() {
        assertReason(
                "the HMAC_SHA1 signature does not match https://chat.example.com/chat. If Twilio calls another address, set"
                        + " webhooks.public-url to it; if it signs with another auth token, add that to"
                        + " webhooks.signing-keys.",
                SignedRequest.get("https://chat.example.com/chat?Body=secret").withTarget("/chat?Body=other%20secret"));
    }

    @Test
    void namesTheSchemeThatWouldHaveMatched() {
        assertReason(
                "the HMAC_SHA1 signature does not match https://chat.example.com/chat but it does match"
                        + " http://chat.example.com/chat. Set webhooks.public-url to http://chat.example.com.",
                SignedRequest.get("http://chat.example.com/chat?Body=secret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host", "X-Forwarded-Host", "X-Original-Host"})
    void namesTheHostThatWouldHaveMatched(String header) {
        assertReason(
                "the HMAC_SHA1 signature does not match https://chat.example.com/chat but it does match"
                        + " https://tunnel.example.com:8443/chat. Set webhooks.public-url to"
                        + " https://tunnel.example.com:8443.",
                SignedRequest.form("https://tunnel.example.com:8443/chat", "Body=hi")
                        .withHeader(header, "tunnel.example.com:8443"));
    }

    @Test
    void namesThePathThatWouldHaveMatched() {
        assertReason(
                "the HMAC_SHA1 signature matches https://chat.example.com/chat/, but https://chat.example.com/chat was"
                        + " requested. Enter the same path at Twilio and in the proxy.",
                SignedRequest.get("https://chat.example.com/chat/?Body=secret").withTarget("/chat?Body=secret"));
    }

    @Test
    void looksForTheReasonOnceInSecond() {
        AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 10);
        SignatureCheck strict = new SignatureCheck(SignedRequest.PUBLIC_URL, List.of(SignedRequest.KEY), nanos::get);
        OriginalRequest http = SignedRequest.get("http://chat.example.com/chat").received();
        String found = "the HMAC_SHA1 signature does not match https://chat.example.com/chat but it does match"
                + " http://chat.example.com/chat. Set webhooks.public-url to http://chat.example.com.";
        String bare = "the HMAC_SHA1 signature does not match https://chat.example.com/chat. If Twilio calls another"
                + " address, set webhooks.public-url to it; if it signs with another auth token, add that to"
                + " webhooks.signing-keys.";

        assertEquals(found, strict.decide(http).reason());
        assertEquals(bare, strict.decide(http).reason());
        nanos.addAndGet(999_999_999);
        assertEquals(bare, strict.decide(http).reason());
        nanos.addAndGet(1);
        assertEquals(found, strict.decide(http).reason());
    }

    @Test
    void looksForNoReasonUnlessAsked() {
        AtomicLong nanos = new AtomicLong();
        SignatureCheck strict = new SignatureCheck(SignedRequest.PUBLIC_URL, List.of(SignedRequest.KEY), nanos::get);
        OriginalRequest http = SignedRequest.get("http://chat.example.com/chat").received();

        IntStream.range(0, 10).forEach(each -> strict.decide(http));

        assertTrue(strict.decide(http).reason().contains("but it does match http://chat.example.com/chat"));
    }

    @Test
    void showsTheBeginningOfLongPath() {
        assertReason(
                "the HMAC_SHA1 signature does not match https://chat.example.com/" + "x".repeat(275)
                        + "…. If Twilio calls another address, set webhooks.public-url to it; if it signs with another"
                        + " auth token, add that to webhooks.signing-keys.",
                SignedRequest.valid().withTarget("/" + "x".repeat(5000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "tunnel.example.com/chat?", "tunnel\u00e9.example.com", ""})
    void takesNoHostThatCanBeNone(String host) {
        assertReason(
                "the HMAC_SHA1 signature does not match https://chat.example.com/chat. If Twilio calls another address, set"
                        + " webhooks.public-url to it; if it signs with another auth token, add that to"
                        + " webhooks.signing-keys.",
                SignedRequest.form("https://" + host + "/chat", "Body=hi")
                        .withTarget("/chat")
                        .withHeader("Host", host));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", ""})
    void tellsThatTheBodyIsNotTheOneThatWasSigned(String body) throws Exception {
        assertReason(
                "its body does not match bodySHA256 in the query",
                SignedRequest.json("https://chat.example.com/chat", "{\"Body\":\"hi\"}")
                        .withBody(body));
    }

    @Test
    void tellsThatNothingVouchesForTheBody() {
        assertReason(
                "its body does not match bodySHA256 in the query",
                SignedRequest.jsonWithoutHash("https://chat.example.com/chat", "{}"));
    }

    private void assertReason(String reason, SignedRequest refused) {
        SignatureVerdict verdict = check.decide(refused.received());

        assertInstanceOf(SignatureVerdict.Mismatch.class, verdict);
        assertEquals(reason, verdict.reason());
    }
}
