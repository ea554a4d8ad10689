import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Answers questions, one a line, as Java does: `double BITS` by Double.toString, `parse TEXT` by Double.parseDouble (as
 * bits), `match PATTERN TEXT` by Pattern.matches; texts in Base64. The first line of the answers is the version of Java.
 */
public class JavaAnswers {
    public static void main(String[] arguments) throws Exception {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        out.println(Runtime.version().feature());
        for (String line = in.readLine(); line != null; line = in.readLine()) out.println(answer(line.split(" ", -1)));
        out.flush();
    }

    private static String answer(String[] words) {
        switch (words[0]) {
            case "double":
                return Double.toString(Double.longBitsToDouble(Long.parseUnsignedLong(words[1], 16)));
            case "parse":
                try {
                    return Long.toHexString(Double.doubleToLongBits(Double.parseDouble(text(words[1]))));
                } catch (NumberFormatException error) {
                    return "error";
                }
            default:
                try {
                    return String.valueOf(Pattern.matches(text(words[1]), text(words[2])));
                } catch (PatternSyntaxException error) {
                    return "error " + error.getDescription();
                } catch (IllegalArgumentException | StackOverflowError error) {
                    return "error " + error;
                }
        }
    }

    private static String text(String encoded) {
        return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    }
}
