package dev.parley.spelling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    private final List<String> known = List.of("identity", "attributes", "roleSid");

    @Test
    void offersTheNameWithTheFewestEdits() {
        assertEquals(" Did you mean \"identity\"?", Nearest.hint("identiy", known));
    }

    @Test
    void overlooksLetterCase() {
        assertEquals(" Did you mean \"roleSid\"?", Nearest.hint("RoleSID", known));
    }

    @Test
    void offersNothingWhereNothingIsNear() {
        assertEquals("", Nearest.hint("colour", known));
    }
}
