package dev.parley.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.parser.Parser;

/**
 * A fenced block of a document.
 *
 * @param language {@code sh}, {@code yaml}, {@code js}; empty for what a program prints
 * @param text without the fences, ending with a line break
 */
record Listing(String language, String text) {
    /** Returns the listings of a document, in its order. */
    static List<Listing> of(Path document) {
        List<Listing> found = new ArrayList<>();
        try {
            Parser.builder().build().parse(Files.readString(document)).accept(new AbstractVisitor() {
                @Override
                public void visit(FencedCodeBlock block) {
                    found.add(new Listing(block.getInfo(), block.getLiteral()));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** Returns what the listing has a reader type, one command each, with the answer that it promises. */
    List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        StringBuilder typed = new StringBuilder();
        for (String line : text.lines().toList()) {
            if (line.startsWith("# ")) {
                Command last = commands.remove(commands.size() - 1);
                commands.add(new Command(last.text(), last.promised() + line.substring(2)));
            } else if (line.endsWith("\\")) {
                typed.append(line, 0, line.length() - 1);
            } else {
                commands.add(new Command(typed.append(line).toString(), ""));
                typed.setLength(0);
            }
        }
        return commands;
    }

    /**
     * What a reader types.
     *
     * @param promised the answer as the document shows it, {@code …} for what is left out; empty where it shows none
     */
    record Command(String text, String promised) {}
}
