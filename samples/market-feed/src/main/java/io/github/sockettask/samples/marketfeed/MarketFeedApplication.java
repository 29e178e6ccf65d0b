package io.github.sockettask.samples.marketfeed;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * Runs the feed's server, its client and the page.
 */
@SpringBootApplication
@EnableScheduling
public class MarketFeedApplication {

	public static void main(String[] args) {
		SpringApplication.run(MarketFeedApplication.class, args);
	}

}
