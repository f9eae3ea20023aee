import java.io.File;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Judges PDF files with the veraPDF engine: {@code Validate 3a,ua1 one.pdf two.pdf}.
 * Prints a line "verdict TAB file TAB flavour TAB PASS|FAIL" per file and flavour, and after a FAIL a line
 * "failure TAB clause TAB description" for each rule that was broken.
 */
final class Validate {
    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        for (int i = 1; i < arguments.length; i++) {
            for (String name : arguments[0].split(",")) {
                PDFAFlavour flavour = PDFAFlavour.fromString(name);
                try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(arguments[i]), flavour);
                        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
                    ValidationResult result = validator.validate(parser);
                    String verdict = result.isCompliant() ? "PASS" : "FAIL";
                    System.out.println(String.join("\t", "verdict", arguments[i], name, verdict));
                    Set<String> failures = new TreeSet<>();
                    for (TestAssertion assertion : result.getTestAssertions()) {
                        String clause = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
                        failures.add(clause + "\t" + assertion.getMessage().replaceAll("\\s+", " "));
                    }
                    failures.forEach(failure -> System.out.println("failure\t" + failure));
                }
            }
        }
    }
}
