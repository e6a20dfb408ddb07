// Go on from an old address to the new one, to the same statement, and leave no trace behind.
const link = document.getElementById("moved");
if (link) location.replace(link.href + location.hash);
