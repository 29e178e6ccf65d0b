package io.github.sockettask.client.connect;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which cookies are kept, and where they are sent.
 */
class CookieTests {

	private static final Map<String, List<String>> NOON = Map.of("Date", List.of("Wed, 21 Oct 2026 12:00:00 GMT"));

	private static @Nullable Cookie parse(String url, String line) {
		return Cookie.parse(line, URI.create(url), NOON);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			a=b                          | a | b
			 a = b ; Path=/              | a | b
			a=                           | a | ''
			a=b=c; HttpOnly              | a | b=c
			a="x,y"; Max-Age=5           | a | "x,y"
			a=x,y; Expires=Thu, 22 Oct 2026 12:00:00 GMT | a | x,y
			$Version=1                   | $Version | 1
			""")
	void nameAndValueAreSentBackAsTheyCame(String line, String name, String value) {
		Cookie cookie = parse("ws://example.org/", line);
		assertThat(cookie).isNotNull();
		assertThat(cookie.name()).isEqualTo(name);
		assertThat(cookie.value()).isEqualTo(value);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a", "=b", " ; a=b", "a=b\tc", "a=b\u0000", "a=b; Secure", "a=b; Domain=example.com",
			"a=b; Domain=org", "a=b; Domain=.org", "a=b; Domain=x.example.org", "a=b; Domain=ample.org" })
	void whatIsNoCookieForThisServerIsIgnored(String line) {
		assertThat(parse("ws://example.org/", line)).isNull();
	}

	@Test
	void aCookieThatIsTooLongIsIgnored() {
		assertThat(parse("ws://example.org/", "a=" + "b".repeat(4095))).isNotNull();
		assertThat(parse("ws://example.org/", "a=" + "b".repeat(4096))).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			a=b; Max-Age=5                                                       | 5
			a=b; max-age=5; Expires=Thu, 22 Oct 2026 12:00:00 GMT                | 5
			a=b; Expires=Thu, 22 Oct 2026 12:00:00 GMT; Max-Age=5                | 5
			a=b; Max-Age=0                                                       | 0
			a=b; Max-Age=-1                                                      | -1
			a=b; Max-Age=99999999999999999999                                    | 34560000
			a=b; Max-Age=x; Expires=Wed, 21 Oct 2026 12:00:07 GMT                | 7
			a=b; Expires=Wed, 21-Oct-2026 12:00:07 GMT                           | 7
			a=b; Expires=Wednesday, 21-Oct-26 12:00:07 GMT                       | 7
			a=b; Expires=Wed Oct 21 12:00:07 2026                                | 7
			a=b; Expires=Tue, 20 Oct 2026 12:00:00 GMT                           | -86400
			a=b; Expires=soon                                                    |
			a=b; Expires=                                                        |
			a=b                                                                  |
			""")
	void maxAgeComesBeforeExpiresWhichIsByTheClockOfTheServer(String line, @Nullable Long maxAge) {
		Cookie cookie = parse("ws://example.org/", line);
		assertThat(cookie).isNotNull();
		assertThat(cookie.maxAge()).isEqualTo(maxAge);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			ws://www.example.org/   | a=b                      | ws://www.example.org/    | true
			ws://www.example.org/   | a=b                      | ws://WWW.example.org/    | true
			ws://www.example.org/   | a=b                      | ws://example.org/        | false
			ws://www.example.org/   | a=b                      | ws://x.www.example.org/  | false
			ws://www.example.org/   | a=b; Domain=example.org  | ws://example.org/        | true
			ws://www.example.org/   | a=b; Domain=.Example.org | ws://x.y.example.org/    | true
			ws://www.example.org/   | a=b; Domain=example.org  | ws://badexample.org/     | false
			ws://www.example.org/   | a=b; Domain=             | ws://example.org/        | false
			ws://example.org/       | a=b; Domain=example.org  | ws://www.example.org/    | true
			ws://127.0.0.1/         | a=b; Domain=127.0.0.1    | ws://127.0.0.1:81/       | true
			ws://127.0.0.1/         | a=b                      | ws://127.0.0.2/          | false
			ws://[::1]/             | a=b                      | ws://[::1]:81/           | true
			ws://localhost/         | a=b; Domain=localhost    | ws://localhost:81/       | true
			ws://e.org/foo/x        | a=b                      | ws://e.org/foo           | true
			ws://e.org/foo/x        | a=b                      | ws://e.org/foo/y         | true
			ws://e.org/foo/x        | a=b                      | ws://e.org/foobar        | false
			ws://e.org/foo/x        | a=b                      | ws://e.org/              | false
			ws://e.org/foo/x        | a=b; Path=/              | ws://e.org               | true
			ws://e.org/foo/x        | a=b; Path=bar            | ws://e.org/foo/y         | true
			ws://e.org/foo/x        | a=b; Path=/foo/          | ws://e.org/foo           | false
			ws://e.org              | a=b                      | ws://e.org/foo           | true
			wss://e.org/            | a=b; Secure              | wss://e.org/             | true
			wss://e.org/            | a=b; Secure              | ws://e.org/              | false
			wss://e.org/            | a=b                      | ws://e.org/              | true
			""")
	void aCookieIsSentWhereHostPathAndSchemeFit(String from, String line, String to, boolean fits) {
		Cookie cookie = parse(from, line);
		assertThat(cookie).isNotNull();
		assertThat(cookie.fits(URI.create(to))).isEqualTo(fits);
	}

	@Test
	void noTextShowsACookie() {
		assertThat(parse("ws://example.org/", "name=s3cret")).asString().doesNotContain("s3cret", "name");
	}

}
