package io.github.sockettask.samples.marketfeed;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.springframework.util.Assert;
import org.springframework.util.FileSystemUtils;

/**
 * Runs a headless Chromium for a test class. Without one the tests are skipped, except in
 * a CI, which would not notice.
 */
class ChromiumExtension implements BeforeAllCallback, AfterAllCallback {

	static final Dimension WINDOW = new Dimension(1280, 800);

	private static final List<String> BROWSERS = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser",
			"/usr/bin/google-chrome");

	private static final List<String> DRIVERS = List.of("/usr/bin/chromedriver",
			"/usr/lib/chromium-browser/chromedriver", "/usr/local/bin/chromedriver");

	private ChromeDriver driver;

	private Path profile;

	@Override
	public void beforeAll(ExtensionContext context) throws Exception {
		Optional<String> browser = firstExecutable(BROWSERS);
		Optional<String> chromeDriver = firstExecutable(DRIVERS);
		if (browser.isEmpty() || chromeDriver.isEmpty()) {
			String reason = "No browser and driver among " + BROWSERS + " and " + DRIVERS;
			Assert.state(!Boolean.parseBoolean(System.getenv("CI")), reason);
			System.out.println(context.getDisplayName() + " skipped: " + reason);
			Assumptions.abort(reason);
		}
		this.profile = Files.createTempDirectory("market-feed-chromium");
		ChromeDriverService service = new ChromeDriverService.Builder()
			.usingDriverExecutable(Path.of(chromeDriver.orElseThrow()).toFile())
			.build();
		this.driver = new ChromeDriver(service, options(browser.orElseThrow()));
	}

	private ChromeOptions options(String browser) {
		LoggingPreferences logs = new LoggingPreferences();
		logs.enable(LogType.BROWSER, Level.ALL);
		ChromeOptions options = new ChromeOptions();
		options.setBinary(browser);
		options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
		options.addArguments("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
				"--disable-background-networking", "--disable-component-update", "--disable-sync",
				"--window-size=" + WINDOW.getWidth() + "," + WINDOW.getHeight(), "--user-data-dir=" + this.profile);
		return options;
	}

	private static Optional<String> firstExecutable(List<String> candidates) {
		return candidates.stream().filter((candidate) -> Files.isExecutable(Path.of(candidate))).findFirst();
	}

	@Override
	public void afterAll(ExtensionContext context) throws Exception {
		if (this.driver != null) {
			this.driver.quit();
			FileSystemUtils.deleteRecursively(this.profile);
		}
	}

	ChromeDriver driver() {
		return this.driver;
	}

}
