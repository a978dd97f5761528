package dev.parley.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppearanceTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tackleton",
                "tackleton",
                "TACKLETON",
                " Tackleton\u00a0",
                "Tackle ton",
                "Tackle\u200bton",
                "Tackl\u0435ton",
                "\u03a4\u0391CKLETON",
                "TackIeton",
                "Tack1et0n",
                "T\u00e1ckleton",
                "\uff34\uff41\uff43\uff4b\uff4c\uff45\uff54\uff4f\uff4e",
                "\ud835\udc13\ud835\udc1a\ud835\udc1c\ud835\udc24\ud835\udc25\ud835\udc1e\ud835\udc2d\ud835\udc28\ud835\udc27",
                "\u24c9ackleton",
                "\u1d1backleto\u0274",
                "Tac\u212aleton"
            })
    void isThatOfTackletonFor(String twin) {
        assertEquals(Appearance.of("Tackleton"), Appearance.of(twin));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tackletons", "Tackleto", "Mr Tackleton", "Tackleton2", "Tackleton.", "Gruff"})
    void isAnotherFor(String other) {
        assertNotEquals(Appearance.of("Tackleton"), Appearance.of(other));
    }
}
