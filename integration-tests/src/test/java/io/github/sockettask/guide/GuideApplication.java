package io.github.sockettask.guide;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The application around the examples.
 */
@SpringBootApplication
class GuideApplication {

}
