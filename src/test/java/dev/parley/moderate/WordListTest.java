package dev.parley.moderate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordListTest {
    private final WordList list =
            new WordList(List.of("humbug", "a fool", "Esel", "größer", "c++", "$1", "hell's bells", "😀"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "Bah, humbug!              | Bah, ******!",
                "HUMBUG and Humbug         | ****** and ******",
                "such a  fool of a man     | such *  **** of a man",
                "Du ESEL.                  | Du ****.",
                "GRÖSSER? Nein, GRÖßER     | GRÖSSER? Nein, ******",
                "I write c++ for $1        | I write *** for **",
                "Hell’s bells, hell's bells | ****** *****, ****** *****",
                "gro\u0308\u00dfer           | ******",
                "😀😀, not 😁              | **, not 😁",
                "\"humbug\nhumbug\"        | \"******\n******\"",
            })
    void masksEachLetterOfItsWords(String said, String masked) {
        assertEquals(Optional.of(masked), list.masked(said));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Merry Christmas", "humbugs", "antihumbug", "afool", "humbug1", "Esels", "c+", "humb ug"})
    void findsNothingInOtherWords(String said) {
        assertEquals(Optional.empty(), list.masked(said));
    }

    @Test
    void findsNothingWithoutWords() {
        assertEquals(Optional.empty(), new WordList(List.of()).masked("humbug"));
    }
}
