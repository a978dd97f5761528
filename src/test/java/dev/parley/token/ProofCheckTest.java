package dev.parley.token;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProofCheckTest {
    private static final Identity ALICE = new Identity("alice");
    private static final String NODES = "1795349100.x076YKP_Bp-pGIhpoRGyqPqaGFbszDo9Gr-dgFfyIKo";
    private static final String ANOTHER = "the proof was made for another identity or exp, or with another key";

    private final ProofCheck check = new ProofCheck(Proofs.KEY, Samples.AT_NOON);

    /** Made with Node: createHmac('sha256', key).update(exp + '\n' + identity).digest('base64url'). */
    @Test
    void takesWhatNodeMakes() {
        assertDoesNotThrow(() -> new ProofCheck("0123456789abcdef0123456789abcdef", Samples.AT_NOON)
                .verify(new Identity("\u00e9milie"), NODES));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 300, 600})
    void takesProofUntilItEnds(long seconds) {
        assertDoesNotThrow(() -> check.verify(ALICE, Proofs.of("alice", seconds)));
        assertDoesNotThrow(() -> check.verify(ALICE, Proofs.of("alice", seconds) + "="));
    }

    @ParameterizedTest
    @CsvSource({
        "0, the proof has expired",
        "-1, the proof has expired",
        "601, 'the proof expires more than ten minutes from now, or a clock is wrong'",
        "100000000000, 'the proof expires more than ten minutes from now, or a clock is wrong'",
    })
    void refusesProofOutsideOfItsTime(long seconds, String reason) {
        assertRefused(reason, Proofs.of("alice", seconds));
    }

    @Test
    void refusesProofOfAnotherIdentityExpOrKey() {
        String proof = Proofs.of("alice", 300);
        String later = "1795349101" + proof.substring(proof.indexOf('.'));

        assertRefused(ANOTHER, Proofs.of("Alice", 300));
        assertRefused(ANOTHER, Proofs.of("alice ", 300));
        assertRefused(ANOTHER, later);
        assertRefused(ANOTHER, Proofs.of("another-key-for-proofs-of-32-byte", "alice", "1795349100"));
    }

    /** An exp and identity cannot be read as another exp and identity. */
    @Test
    void refusesToReadTheSameTextInAnotherWay() {
        String proof = Proofs.of(Proofs.KEY, "00\nalice", "17953491");

        assertRefused(ANOTHER, "1795349100" + proof.substring(proof.indexOf('.')));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "1795349100",
                "1795349100.",
                "1795349100.AAAA",
                ".AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "-1.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "1e9.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "9999999999999999999.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "1795349100.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA+/",
                "\u0661795349100.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void refusesWhatIsNoProof(String text) {
        assertRefused("the proof is not <exp>.<base64url of 32 bytes>", text);
    }

    private void assertRefused(String reason, String proof) {
        TokenRefused refused = assertThrows(TokenRefused.class, () -> check.verify(ALICE, proof));

        assertEquals(
                "identity is not proven. Send it with a fresh proof from your own server, as proof or as"
                        + " Authorization: Bearer.",
                refused.getMessage());
        assertEquals(reason, refused.reason());
    }
}
