package io.github.sockettask.examples;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The application around the examples of {@code docs/testing.md}.
 */
@SpringBootApplication
class ExampleApplication {

}
